package dev.sotto.client.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.command.ChatSummary;
import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.Command;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.command.Reply;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Verified is what a person has compared: exactly that identity, for as long as it is the peer's. */
class VerifyTest extends PaulAndHans {
    @Test
    void onlyANumberThatWasShownIsVerifiedAndThatLasts() {
        assertThat(failure(verify())).isEqualTo(ErrorCode.NOT_CONFIRMED);
        assertThat(summary().verified()).isFalse();
        assertThat(shown().verified()).isFalse();
        assertDone(verify());
        assertThat(shown().verified()).isTrue();
        paul.crash();
        assertThat(summary().verified()).isTrue();
        assertThat(failure(verify())).as("shown in another run").isEqualTo(ErrorCode.NOT_CONFIRMED);
    }

    @Test
    void somebodyUnknownCannotBeVerified() {
        BenchClient nobody = new BenchClient("nobody", relay, 9);
        assertThat(failure(paul.submit(new Command.Verify(nobody.name)))).isEqualTo(ErrorCode.NO_SESSION);
    }

    @Test
    void aChangedIdentityIsNotVerifiedAndAcceptingItAloneDoesNotMakeItSo() {
        String before = shown().digits();
        assertDone(verify());
        newLaptop(3, "new laptop");
        assertThat(summary())
                .extracting(ChatSummary::verified, ChatSummary::identityChanged)
                .containsExactly(false, true);
        assertThat(failure(verify())).as("the other one was shown").isEqualTo(ErrorCode.IDENTITY_CHANGED);
        Reply.SafetyNumberShown changed = shown();
        assertThat(changed.previousDigits()).contains(before);
        assertThat(changed.digits()).isNotEqualTo(before);
        assertDone(paul.submit(new Command.AcceptIdentity(hans.name)));
        assertThat(summary())
                .extracting(ChatSummary::verified, ChatSummary::identityChanged)
                .containsExactly(false, false);
        assertThat(shown().previousDigits()).isEmpty();
    }

    @Test
    void verifyingAChangedIdentityAcceptsItAndReadsWhatWasHeldBack() {
        newLaptop(3, "read me");
        shown();
        paul.nextCrash = BenchClient.Crash.BEFORE_COMMIT;
        verify();
        assertThat(summary())
                .extracting(ChatSummary::verified, ChatSummary::identityChanged)
                .as("both or none")
                .containsExactly(false, true);
        shown();
        assertDone(verify());
        assertThat(summary())
                .extracting(ChatSummary::verified, ChatSummary::identityChanged, ChatSummary::unread)
                .containsExactly(true, false, 1);
        assertThat(paul.events(ClientEvent.MessageReceived.class))
                .extracting(ClientEvent.MessageReceived::text)
                .containsExactly("read me");
        assertDone(paul.send(hans, "welcome"));
        assertDone(verify());
    }

    @Test
    void yetAnotherIdentityThanTheComparedOneIsRefused() {
        newLaptop(3, "first");
        shown();
        newLaptop(4, "second");
        assertThat(failure(verify())).isEqualTo(ErrorCode.IDENTITY_CHANGED);
        assertThat(summary())
                .extracting(ChatSummary::verified, ChatSummary::identityChanged)
                .containsExactly(false, true);
        assertThat(failure(paul.send(hans, "blocked"))).isEqualTo(ErrorCode.IDENTITY_CHANGED);
    }

    @Test
    void rejectingAnotherIdentityKeepsTheKnownOneVerified() {
        shown();
        assertDone(verify());
        newLaptop(3, "an impostor's words");
        assertDone(paul.submit(new Command.RejectIdentity(hans.name)));
        assertThat(summary().verified()).isTrue();
    }

    @Test
    void whoSawTheKnownNumberCanStillAcceptAChangeWithoutComparing() {
        shown();
        newLaptop(3, "hello");
        assertDone(paul.submit(new Command.AcceptIdentity(hans.name)));
    }

    /** The account on another device, which writes to paul and leaves. */
    private void newLaptop(long seed, String text) {
        hans.disconnect();
        BenchClient other = new BenchClient("hans", relay, seed);
        other.now += seed * 60_000;
        other.connect();
        settle(other);
        other.init(paul);
        settle(other);
        other.send(paul, text);
        settle(other, paul);
        other.disconnect();
    }

    private long verify() {
        return paul.submit(new Command.Verify(hans.name));
    }

    private Reply.SafetyNumberShown shown() {
        return (Reply.SafetyNumberShown) reply(paul.submit(new Command.ShowSafetyNumber(hans.name)));
    }

    private ChatSummary summary() {
        return ((Reply.Chats) reply(paul.submit(new Command.ListChats())))
                .chats()
                .get(0);
    }

    private void assertDone(long token) {
        assertThat(paul.failures).doesNotContainKey(token);
        assertThat(paul.replies).containsKey(token);
    }

    private Reply reply(long token) {
        return Optional.ofNullable(paul.replies.get(token)).orElseThrow();
    }

    private ErrorCode failure(long token) {
        return Optional.ofNullable(paul.failures.get(token)).orElseThrow().code();
    }
}
