package dev.sotto.client.core;

import dev.sotto.client.command.ErrorCode;
import dev.sotto.crypto.identity.BundleException;
import dev.sotto.crypto.identity.PreKeyBundle;
import dev.sotto.protocol.AccountName;
import dev.sotto.protocol.v1.Bundle;
import dev.sotto.protocol.v1.ClientFrame;
import dev.sotto.protocol.v1.FetchBundle;
import dev.sotto.protocol.v1.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks the relay for bundles and hands each answer to who wanted it. Every request ends: by answer, time or cut. */
final class Bundles {
    private static final long PATIENCE_MILLIS = 30_000;

    private final Map<Long, Request> requests = new LinkedHashMap<>();
    private long lastRequest;

    /** Who waits for a bundle. One of the two is called, once. */
    interface Requester {
        /** Decoded, not verified. {@code name} is the owner's, as registered. */
        void arrived(Step step, AccountName name, PreKeyBundle bundle);

        void failed(Step step, ErrorCode code, String sentence);
    }

    private record Request(AccountName peer, Requester requester, long deadlineMillis) {}

    void fetch(Step step, AccountName peer, Requester requester) {
        long request = ++lastRequest;
        requests.put(request, new Request(peer, requester, step.nowMillis() + PATIENCE_MILLIS));
        step.transmit(ClientFrame.newBuilder()
                .setFetchBundle(FetchBundle.newBuilder().setRequest(request).setAccount(peer.account())));
    }

    void arrived(Step step, Bundle frame) {
        Request request = requests.remove(frame.getRequest());
        if (request == null) {
            return;
        }
        // The relay may only say in which case the name is written.
        AccountName name = AccountName.parse(frame.getName())
                .filter(request.peer()::equals)
                .orElse(request.peer());
        try {
            request.requester()
                    .arrived(step, name, PreKeyBundle.decode(frame.getBundle().toByteArray()));
        } catch (BundleException e) {
            boolean upgrade = e.reason() == BundleException.Reason.UPGRADE;
            request.requester()
                    .failed(
                            step,
                            upgrade ? ErrorCode.NEEDS_NEWER_CLIENT : ErrorCode.BAD_BUNDLE,
                            "Failed to request key bundle: " + e.getMessage());
        }
    }

    /** True if the problem answers one of the requests. */
    boolean refused(Step step, Problem problem) {
        Request request = requests.remove(problem.getRequest());
        if (request == null) {
            return false;
        }
        AccountName peer = request.peer();
        switch (problem.getCode()) {
            case PROBLEM_NO_SUCH_USER ->
                fail(step, request, ErrorCode.UNKNOWN_USER, "there is no user named " + peer + " at this relay.");
            case PROBLEM_NO_KEYS ->
                fail(step, request, ErrorCode.NO_KEYS, peer + " doesn't have keys left and is offline.");
            case PROBLEM_RATE_LIMITED ->
                fail(
                        step,
                        request,
                        ErrorCode.RATE_LIMITED,
                        "the keys of " + peer + " were asked for too often. Try again in "
                                + Math.max(1, problem.getRetryAfterSeconds()) + " seconds.");
            case PROBLEM_WRITE_TO_SELF -> fail(step, request, ErrorCode.TO_SELF, "you cannot write to yourself.");
            default -> fail(step, request, ErrorCode.REFUSED, problem.getMessage());
        }
        return true;
    }

    void tick(Step step) {
        List<Long> late = requests.entrySet().stream()
                .filter(entry -> entry.getValue().deadlineMillis() <= step.nowMillis())
                .map(Map.Entry::getKey)
                .toList();
        for (long request : late) {
            fail(step, requests.remove(request), ErrorCode.OFFLINE, "the relay does not answer. Try again later.");
        }
    }

    void disconnected(Step step) {
        List<Request> cut = List.copyOf(requests.values());
        requests.clear();
        cut.forEach(
                request -> fail(step, request, ErrorCode.OFFLINE, "the connection to the relay was lost. Try again."));
    }

    private static void fail(Step step, Request request, ErrorCode code, String why) {
        request.requester().failed(step, code, "Failed to request key bundle: " + why);
    }
}
