package dev.sotto.backend.testing;

import static dev.sotto.backend.testing.Await.await;

import com.google.protobuf.ByteString;
import dev.sotto.backend.mailbox.Submissions;
import dev.sotto.backend.prekey.Prekeys;
import dev.sotto.backend.prekey.WhenExhausted;
import dev.sotto.protocol.AccountName;
import dev.sotto.protocol.EnvelopeId;
import dev.sotto.protocol.v1.FetchBundle;
import dev.sotto.protocol.v1.UploadPrekeys;
import java.nio.file.Path;

/**
 * The process that {@link CrashTest} kills: hands out bundles of Hans and accepts envelopes for him as fast as it can, and
 * prints what it has promised. {@code <folder> <number of the first envelope and pair>}.
 */
final class CrashingRelay {
    public static void main(String[] arguments) {
        TestRelay relay = new TestRelay(Path.of(arguments[0]));
        int first = Integer.parseInt(arguments[1]);
        boolean known = await(relay.accounts.exists("hans", TestRelay.HOME));
        TestDevice hans = new TestDevice("Hans", first);
        if (!known) {
            await(relay.accounts.register(hans.register(), TestRelay.HOME));
            await(relay.accounts.register(new TestDevice("Paul", 1).register(), TestRelay.HOME));
            await(relay.accounts.verify(hans.login(), TestRelay.HOME).compose(relay.accounts::complete));
            Prekeys prekeys = relay.prekeys(WhenExhausted.LAST_RESORT);
            for (int upload = 0; upload < 2; upload++) {
                UploadPrekeys.Builder frame = UploadPrekeys.newBuilder().setSigned(hans.signedPrekey(1));
                for (int i = 1; i <= 50; i++) {
                    frame.addOneTime(hans.oneTimePrekey(50 * upload + i));
                }
                await(prekeys.upload("hans", frame.build()));
            }
        }
        Prekeys prekeys = relay.prekeys(WhenExhausted.LAST_RESORT);
        Submissions paul = relay.mailbox.submissions(AccountName.parse("Paul").orElseThrow());
        for (int i = first; i < first + 100_000; i++) {
            int number = i;
            if (i % 8 == 0) {
                FetchBundle fetch = FetchBundle.newBuilder().setAccount("hans").build();
                relay.onConnection(() -> prekeys.fetch("user" + number, fetch))
                        .onSuccess(bundle -> System.out.println("pair " + oneTimeId(bundle.getBundle())));
            }
            ByteString text = ByteString.copyFromUtf8(Integer.toString(number));
            var accepted = relay.onConnection(() -> paul.submit(new EnvelopeId(1, number), "hans", text));
            accepted.onSuccess(done -> System.out.println("accepted " + number));
            if (i % 64 == 0) {
                await(accepted);
            }
        }
    }

    // The one-time pair is the last 1684 bytes, its id the first four of them; without one the flag, the last byte, is
    // 0.
    private static int oneTimeId(ByteString bundle) {
        ByteString pair = bundle.substring(bundle.size() - 1684);
        return bundle.byteAt(bundle.size() - 1) == 0 && bundle.size() < 2 * 1684
                ? 0
                : pair.substring(0, 4).asReadOnlyByteBuffer().getInt();
    }

    private CrashingRelay() {}
}
