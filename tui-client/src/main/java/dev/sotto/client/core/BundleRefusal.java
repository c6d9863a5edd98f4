package dev.sotto.client.core;

import dev.sotto.client.command.ErrorCode;
import dev.sotto.crypto.session.Refusal;
import dev.sotto.protocol.AccountName;

/** Why the end-to-end layer would not send, for scripts and for a person. */
record BundleRefusal(ErrorCode code, String sentence) {
    static BundleRefusal of(Refusal reason, AccountName peer) {
        return switch (reason) {
            case NO_SESSION ->
                new BundleRefusal(
                        ErrorCode.NO_SESSION,
                        "No shared secret found for " + peer + ". Initiate a chat using 'init " + peer + "'.");
            case ALREADY_ESTABLISHED ->
                new BundleRefusal(
                        ErrorCode.SESSION_EXISTS,
                        "Already have shared secret with " + peer + ". Use 'reset " + peer + "' to reset or 'msg "
                                + peer + " <message>' to send a message.");
            case IDENTITY_CHANGED ->
                new BundleRefusal(
                        ErrorCode.IDENTITY_CHANGED,
                        "The identity of " + peer + " has changed. Compare the safety number with them, then use "
                                + "'accept " + peer + "'.");
            case TO_ONESELF -> new BundleRefusal(ErrorCode.TO_SELF, "You cannot write to yourself.");
            case BAD_BUNDLE ->
                new BundleRefusal(
                        ErrorCode.BAD_BUNDLE,
                        "The keys that the relay gave for " + peer + " are not valid. Nothing was sent.");
            case INCOMPATIBLE ->
                new BundleRefusal(
                        ErrorCode.NEEDS_NEWER_CLIENT, peer + " uses a newer version of Sotto. Update this client.");
            case BUNDLE_EXPIRED ->
                new BundleRefusal(
                        ErrorCode.BAD_BUNDLE,
                        "The keys of " + peer + " have expired. They must come online first; if they were lately, "
                                + "check your clock.");
            case CHECK_CLOCK ->
                new BundleRefusal(
                        ErrorCode.BAD_BUNDLE, "The keys of " + peer + " are from the future. Check your clock.");
            case OLD_INSTANCE, LOWER_SUITE ->
                new BundleRefusal(
                        ErrorCode.BAD_BUNDLE,
                        "The relay gave older keys of " + peer + " than it did before. Nothing was sent.");
            case HEALING_NOT_DUE ->
                new BundleRefusal(ErrorCode.RATE_LIMITED, "The chat with " + peer + " was renewed lately.");
            case EXHAUSTED ->
                new BundleRefusal(
                        ErrorCode.NO_SESSION,
                        "The chat with " + peer + " is used up. Use 'reset " + peer + "', then 'init " + peer + "'.");
        };
    }
}
