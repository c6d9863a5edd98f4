package dev.sotto.client.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.command.MessageStatus;
import dev.sotto.client.core.OutboxItem;
import dev.sotto.client.core.StoreChange.AddEnvelopeHash;
import dev.sotto.client.core.StoreChange.AddMessage;
import dev.sotto.client.core.StoreChange.AddOutbox;
import dev.sotto.client.core.StoreChange.AddSeenHandshake;
import dev.sotto.client.core.StoreChange.PutCounter;
import dev.sotto.client.core.StoreChange.SaveConversation;
import dev.sotto.client.core.StoreChange.SavePreKeys;
import dev.sotto.client.core.StoreChange.SetStatus;
import dev.sotto.crypto.identity.LocalDevice;
import dev.sotto.crypto.identity.PreKeyKind;
import dev.sotto.crypto.identity.PreKeyPair;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stolen disk: what was planted is in no file and no file name, in plain, hex or base64. */
class StoreSecrecyTest {
    private static final String CONTACT = "Zanzibar7";
    private static final String ACCOUNT = "zanzibar7";
    private static final String TEXT = "meet me at the green lighthouse";

    @TempDir
    private Path folder;

    private final List<byte[]> planted = new ArrayList<>();

    @Test
    void nothingPlantedIsFound() throws StoreException, IOException {
        LocalDevice device = Bench.device();
        PreKeyPair preKey = Bench.preKey(device, PreKeyKind.ONE_TIME, 1);
        for (String text : List.of(CONTACT, ACCOUNT, TEXT, "a reason nobody guesses", "counter of mine", "secret")) {
            planted.add(text.getBytes(StandardCharsets.UTF_8));
        }
        planted.add(device.identity().signingSeed().copy());
        planted.add(device.identity().agreementKey().copy());
        planted.add(device.identity().publicKey().toBytes());
        planted.add(preKey.ecPrivate().copy());
        planted.add(preKey.kemSeed().copy());
        planted.add(Bench.hash(77));
        planted.add(Bench.id(4711).toBytes());
        try (ClientStore store = Bench.createStaged(folder, device).promote()) {
            store.commit(List.of(
                    new SaveConversation(Bench.name(CONTACT), Bench.conversation(device, ACCOUNT)),
                    new AddMessage(Bench.own(ACCOUNT, 4711, TEXT)),
                    new AddMessage(Bench.theirs(ACCOUNT, 4711, TEXT + " tomorrow")),
                    new SetStatus(
                            ACCOUNT, Bench.id(4711), MessageStatus.FAILED, Optional.of("a reason nobody guesses")),
                    new SavePreKeys(List.of(preKey)),
                    new AddEnvelopeHash(Bench.hash(77), 20_000),
                    new AddSeenHandshake(Bench.hash(77), 1),
                    new PutCounter("counter of mine", 1),
                    new AddOutbox(
                            new OutboxItem(1, Bench.id(4711), ACCOUNT, TEXT.getBytes(StandardCharsets.UTF_8), true))));
            // With everything in the redo log, and then in the tables' own file.
            assertNothingFound();
            assertThat(contains(allBytes(), "COMMIT".getBytes(StandardCharsets.UTF_8)))
                    .as("the search finds what is there")
                    .isTrue();
        }
        assertNothingFound();
        try (ClientStore store = Bench.open(folder)) {
            store.addWrap(Bench.password("secret"), Bench.CHEAP);
            assertNothingFound();
        }
    }

    private void assertNothingFound() throws IOException {
        byte[] everything = allBytes();
        String lowerCase = new String(everything, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        for (byte[] secret : planted) {
            String shown = HexFormat.of().formatHex(secret);
            assertThat(contains(everything, secret)).as("plain " + shown).isFalse();
            assertThat(lowerCase.contains(shown)).as("hex " + shown).isFalse();
            for (int shift = 0; shift < 3; shift++) {
                // Base64 of the secret inside other bytes, at each of the three alignments, without its edges.
                byte[] shifted = Arrays.copyOfRange(secret, shift, shift + (secret.length - shift) / 3 * 3);
                byte[] base64 = Base64.getEncoder().encode(shifted);
                assertThat(base64.length >= 8 && contains(everything, base64))
                        .as("base64 " + shown)
                        .isFalse();
            }
        }
    }

    /** Every byte of every file, and every name. */
    private byte[] allBytes() throws IOException {
        var all = new ByteArrayOutputStream();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                all.writeBytes((folder.relativize(file) + "\n").getBytes(StandardCharsets.UTF_8));
                if (Files.isRegularFile(file)) {
                    all.writeBytes(Files.readAllBytes(file));
                }
            }
        }
        return all.toByteArray();
    }

    private static boolean contains(byte[] everything, byte[] part) {
        return new String(everything, StandardCharsets.ISO_8859_1)
                .contains(new String(part, StandardCharsets.ISO_8859_1));
    }
}
