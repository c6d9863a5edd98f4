package dev.sotto.client.face.tui;

import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.face.tui.start.Failure;
import dev.sotto.client.face.tui.start.Failure.Choice;
import java.util.EnumSet;

/** What can be done about a sign-in that failed. */
final class Advice {
    private Advice() {}

    /** {@code sentence}: what happened, as the client says it. */
    static Failure of(ErrorCode code, String sentence) {
        EnumSet<Choice> choices = EnumSet.of(Choice.RETRY, Choice.BACK);
        if (code == ErrorCode.OTHER_DEVICE) {
            choices = EnumSet.of(Choice.TAKE_OVER, Choice.BACK);
        }
        return Failure.of(sentence, whatToDo(code), choices);
    }

    private static String whatToDo(ErrorCode code) {
        return switch (code) {
            case UNREACHABLE -> "Is the address right, does the server run, is this machine online? Then try again.";
            case ALREADY_CONNECTED ->
                "This account is signed in somewhere else right now. Quit Sotto there, or wait a minute if that machine"
                        + " has lost its network; then try again.";
            case OTHER_DEVICE ->
                "Sotto has one device for each account, and yours is another one, or this machine has lost its data."
                        + " You can take the account over: then this is the device, with new keys and no old messages.";
            case RELAY_CHANGED ->
                "Somebody may be between you and the server, or it was installed anew. Ask whoever runs it, on another"
                        + " way than this one. If the new fingerprint is what the server prints at its start, quit and"
                        + " start Sotto with --accept-relay.";
            case STORE_LOCKED ->
                "Two programs must not use the same keys. Quit Sotto in the other window (or end that process), then"
                        + " try again.";
            case REPLACED ->
                "If that was you: this one can be removed. If not, somebody knows your passphrase: sign in again with a"
                        + " take-over, and change it by /passwd.";
            case TOO_MANY_ATTEMPTS, RATE_LIMITED -> "Wait a few minutes, then try again.";
            case REGISTRATION_REFUSED ->
                "Check the name for a typing error: an account that exists needs no registration. Where a token is"
                        + " needed, start Sotto with --token.";
            case STORE_FAILED -> "Is the disk full, or read-only? Nothing was changed; try again after that.";
            case INCOMPATIBLE -> "One of the two is too old: update Sotto here, or ask whoever runs the server.";
            case NOT_REGISTERED -> "Go back and sign in again to register anew.";
            default -> "";
        };
    }
}
