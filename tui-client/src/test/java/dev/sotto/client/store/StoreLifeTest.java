package dev.sotto.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.core.StoreChange.PutCounter;
import dev.sotto.client.disk.PrivateFiles;
import dev.sotto.client.store.StoreException.Reason;
import dev.sotto.crypto.identity.LocalDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Making, opening, changing the password and deleting, each with a crash in the middle. */
class StoreLifeTest {
    @TempDir
    private Path folder;

    @Test
    void aWrongPasswordOpensNothing() throws StoreException {
        Bench.create(folder).close();
        assertRefused(() -> ClientStore.open(folder, Bench.password("Secret")), Reason.BAD_PASSWORD);
        Bench.open(folder).close();
    }

    @Test
    void aSecondOpeningIsToldWhoHoldsTheLock() throws StoreException {
        try (ClientStore store = Bench.create(folder)) {
            assertThatThrownBy(() -> Bench.open(folder))
                    .isInstanceOfSatisfying(StoreException.class, e -> {
                        assertThat(e.reason()).isEqualTo(Reason.LOCKED);
                        assertThat(e.code()).isEqualTo(ErrorCode.STORE_LOCKED);
                    })
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageMatching(".* since \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d\\. Close.*");
            assertRefused(() -> Bench.createStaged(folder, Bench.device()), Reason.LOCKED);
            assertThat(store.load().generation()).isEqualTo(1);
        }
        Bench.open(folder).close();
    }

    @Test
    void aStagedStoreSurvivesUntilItIsPromoted() throws StoreException {
        LocalDevice device = Bench.device();
        Bench.createStaged(folder, device).close();
        assertThat(ClientStore.exists(folder)).isFalse();
        assertThat(ClientStore.stagedExists(folder)).isTrue();
        assertRefused(() -> ClientStore.openStaged(folder, Bench.password("other")), Reason.BAD_PASSWORD);
        StagedStore staged = ClientStore.openStaged(folder, Bench.password("secret"));
        assertThat(staged.device().encode()).isEqualTo(device.encode());
        staged.promote().close();
        staged.close();
        assertThat(ClientStore.exists(folder)).isTrue();
        assertThat(ClientStore.stagedExists(folder)).isFalse();
        try (ClientStore store = Bench.open(folder)) {
            assertThat(store.load().device().encode()).isEqualTo(device.encode());
        }
    }

    @Test
    void aStagedStoreCanBeDiscarded() throws StoreException {
        Bench.createStaged(folder, Bench.device()).close();
        ClientStore.discardStaged(folder);
        assertThat(ClientStore.stagedExists(folder)).isFalse();
        Bench.create(folder).close();
    }

    @Test
    void aHalfMadeStagingIsMadeAnew() throws StoreException, IOException {
        Bench.createStaged(folder, Bench.device()).close();
        Files.delete(folder.resolve("staging/header"));
        assertThat(ClientStore.stagedExists(folder)).isFalse();
        Bench.create(folder).close();
        Bench.open(folder).close();
    }

    @Test
    void promotingMovesAnOldStoreAside() throws StoreException, IOException {
        ClientStore old = Bench.create(folder);
        old.commit(List.of(new PutCounter("old", 1)));
        old.close();
        LocalDevice next = Bench.device();
        Bench.createStaged(folder, next).promote().close();
        try (ClientStore store = Bench.open(folder)) {
            assertThat(store.load().counters()).isEmpty();
            assertThat(store.load().device().encode()).isEqualTo(next.encode());
        }
        Files.move(folder.resolve("store"), folder.resolve("newer"));
        Files.move(folder.resolve("replaced-1"), folder.resolve("store"));
        try (ClientStore store = Bench.open(folder)) {
            assertThat(store.load().counters()).isEqualTo(Map.of("old", 1L));
        }
    }

    @Test
    void aRolledBackCopyHasALowerGeneration(@TempDir Path elsewhere) throws StoreException, IOException {
        Bench.create(folder).close();
        Path copy = elsewhere.resolve("copy");
        copy(folder.resolve("store"), copy);
        long last = 0;
        for (int i = 0; i < 3; i++) {
            try (ClientStore store = Bench.open(folder)) {
                last = store.generation();
            }
        }
        PrivateFiles.deleteFolder(folder.resolve("store"));
        copy(copy, folder.resolve("store"));
        try (ClientStore store = Bench.open(folder)) {
            assertThat(store.generation()).isLessThan(last);
        }
    }

    @Test
    void whileAPasswordChangeIsOpenBothPasswordsWork() throws StoreException {
        ClientStore store = Bench.create(folder);
        store.addWrap(Bench.password("next"), Bench.CHEAP);
        assertThat(store.hasUnconfirmedWrap()).isTrue();
        store.close();
        store = Bench.open(folder);
        assertThat(store.passwordIsUnconfirmed()).isFalse();
        assertThat(store.hasUnconfirmedWrap()).isTrue();
        store.close();
        store = ClientStore.open(folder, Bench.password("next"));
        assertThat(store.passwordIsUnconfirmed()).isTrue();
        store.confirmWrap();
        assertThat(store.hasUnconfirmedWrap()).isFalse();
        store.close();
        assertRefused(() -> Bench.open(folder), Reason.BAD_PASSWORD);
        ClientStore.open(folder, Bench.password("next")).close();
    }

    @Test
    void aPasswordChangeThatTheRelayRefusedIsTakenBack() throws StoreException {
        ClientStore store = Bench.create(folder);
        store.addWrap(Bench.password("first try"), Bench.CHEAP);
        store.addWrap(Bench.password("next"), Bench.CHEAP);
        store.dropUnconfirmedWrap();
        store.close();
        assertRefused(() -> ClientStore.open(folder, Bench.password("next")), Reason.BAD_PASSWORD);
        assertRefused(() -> ClientStore.open(folder, Bench.password("first try")), Reason.BAD_PASSWORD);
        Bench.open(folder).close();
    }

    @Test
    void aCrashWhileTheHeaderIsWrittenLeavesTheOldOne() throws StoreException, IOException {
        ClientStore store = Bench.create(folder);
        store.addWrap(Bench.password("next"), Bench.CHEAP);
        store.close();
        // As a crash before the rename leaves it: half of a next header beside the whole one.
        Path header = folder.resolve("store/header");
        byte[] whole = Files.readAllBytes(header);
        Path half = folder.resolve("store/header.new");
        for (int length : new int[] {0, 1, whole.length / 2, whole.length}) {
            Files.write(half, Arrays.copyOf(whole, length));
            Bench.open(folder).close();
            ClientStore.open(folder, Bench.password("next")).close();
        }
        store = ClientStore.open(folder, Bench.password("next"));
        store.confirmWrap();
        store.close();
        assertThat(half).doesNotExist();
    }

    @Test
    void destroyingLeavesNothing() throws StoreException, IOException {
        ClientStore store = Bench.create(folder);
        store.commit(List.of(new PutCounter("a", 1)));
        store.destroy();
        assertThat(ClientStore.exists(folder)).isFalse();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(folder.resolve("lock"));
        }
        Bench.create(folder).close();
    }

    @Test
    void aNewerHeaderIsRefusedAndNotTouched() throws StoreException, IOException {
        Bench.create(folder).close();
        Path header = folder.resolve("store/header");
        byte[] bytes = Files.readAllBytes(header);
        // format(u16) follows "Sotto store" 0x00.
        bytes[13]++;
        Files.write(header, bytes);
        Map<Path, Long> before = times();
        assertRefused(() -> Bench.open(folder), Reason.NEWER);
        assertThat(times()).isEqualTo(before);
    }

    private Map<Path, Long> times() throws IOException {
        Map<Path, Long> times = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder.resolve("store"))) {
            for (Path file : files.toList()) {
                times.put(file, Files.getLastModifiedTime(file).toMillis());
            }
        }
        return times;
    }

    static void assertRefused(ThrowingCallable call, Reason reason) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
