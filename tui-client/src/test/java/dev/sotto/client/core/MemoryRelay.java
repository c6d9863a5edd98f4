package dev.sotto.client.core;

import com.google.protobuf.ByteString;
import dev.sotto.crypto.identity.LocalDevice;
import dev.sotto.protocol.v1.Accepted;
import dev.sotto.protocol.v1.AccountDeleted;
import dev.sotto.protocol.v1.Bundle;
import dev.sotto.protocol.v1.ClientFrame;
import dev.sotto.protocol.v1.Deliver;
import dev.sotto.protocol.v1.Drained;
import dev.sotto.protocol.v1.LoggedIn;
import dev.sotto.protocol.v1.PrekeyPair;
import dev.sotto.protocol.v1.PrekeysLow;
import dev.sotto.protocol.v1.PrekeysStored;
import dev.sotto.protocol.v1.Problem;
import dev.sotto.protocol.v1.ProblemCode;
import dev.sotto.protocol.v1.Refused;
import dev.sotto.protocol.v1.ServerFrame;
import dev.sotto.protocol.v1.Submit;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A relay in memory that does what frames.proto says, and can be told to refuse. Frames wait until they are fetched. */
public final class MemoryRelay {
    private static final int IDENTITY_LABEL = "Sotto-v1 identity".length() + 1;
    private static final int PREKEY_TAIL = 1620;
    private static final int PREKEY_ID = 1620;

    record Stored(ByteString id, String from, ByteString bytes) {}

    private static final class AccountState {
        ByteString identity = ByteString.EMPTY;
        Optional<PrekeyPair> signed = Optional.empty();
        final TreeMap<Integer, PrekeyPair> oneTime = new TreeMap<>();
        final List<Stored> mailbox = new ArrayList<>();
        final Set<ByteString> accepted = new HashSet<>();
        final Map<Long, Stored> unacknowledged = new LinkedHashMap<>();
        final Deque<ServerFrame> out = new ArrayDeque<>();
        final Map<String, ByteString> blockedAt = new HashMap<>();
        long deliveries;
        boolean online;
        boolean exists;
    }

    private final Map<String, AccountState> accounts = new HashMap<>();

    /** Recipients for whom the relay takes nothing now. */
    final Set<String> full = new HashSet<>();

    /** Every envelope that was ever accepted, in order. */
    final List<Stored> log = new ArrayList<>();

    boolean refuseWithoutKeys;

    LoggedIn login(String account, LocalDevice device) {
        return login(
                account,
                ByteString.copyFrom(device.signedIdentityBytes()),
                ByteString.copyFrom(device.identitySignature()));
    }

    public LoggedIn login(String account, ByteString identity, ByteString signature) {
        AccountState state = account(account);
        state.exists = true;
        if (!state.identity.isEmpty()
                && !state.identity.substring(0, identity.size()).equals(identity)) {
            state.signed = Optional.empty();
            state.oneTime.clear();
        }
        state.identity = identity.concat(signature);
        logout(account);
        state.online = true;
        LoggedIn loggedIn = LoggedIn.newBuilder()
                .setName(account)
                .setSignedPrekey(state.signed.map(MemoryRelay::id).orElse(0))
                .addAllOneTimePrekeys(state.oneTime.keySet())
                .build();
        state.mailbox.forEach(stored -> deliver(state, stored));
        state.out.add(ServerFrame.newBuilder()
                .setDrained(Drained.getDefaultInstance())
                .build());
        return loggedIn;
    }

    public void logout(String account) {
        AccountState state = account(account);
        state.online = false;
        state.out.clear();
        state.unacknowledged.clear();
        state.blockedAt.clear();
        state.deliveries = 0;
    }

    public Optional<ServerFrame> next(String account) {
        return Optional.ofNullable(account(account).out.poll());
    }

    /** The last delivery again, as a new one: what a relay that lost an acknowledgement does. */
    void duplicateLast(String account) {
        AccountState state = account(account);
        if (!log.isEmpty()) {
            Stored last = log.get(log.size() - 1);
            if (!last.from().equals(account)) {
                deliver(state, last);
            }
        }
    }

    /** The last envelope comes first of all under a sender and id that are not its own, then as it was sent. */
    void misnameLast(String account) {
        AccountState state = account(account);
        Stored last = log.get(log.size() - 1);
        deliver(state, new Stored(ByteString.copyFrom(new byte[16]), last.from(), last.bytes()));
        state.out.addFirst(state.out.removeLast());
        deliver(state, new Stored(last.id(), "stranger", last.bytes()));
        state.out.addFirst(state.out.removeLast());
    }

    /** Swaps the two deliveries that come next. */
    void reorder(String account) {
        Deque<ServerFrame> out = account(account).out;
        if (out.size() >= 2) {
            ServerFrame first = out.remove();
            ServerFrame second = out.remove();
            out.addFirst(first);
            out.addFirst(second);
        }
    }

    public int waiting(String account) {
        AccountState state = account(account);
        return state.mailbox.size();
    }

    int oneTimeLeft(String account) {
        return account(account).oneTime.size();
    }

    boolean exists(String account) {
        return account(account).exists;
    }

    /** Puts an envelope into a mailbox that nobody sent. */
    void inject(String to, String from, byte[] id, byte[] bytes) {
        AccountState state = account(to);
        Stored stored = new Stored(ByteString.copyFrom(id), from, ByteString.copyFrom(bytes));
        state.mailbox.add(stored);
        if (state.online) {
            deliver(state, stored);
        }
    }

    int signedPrekey(String account) {
        return account(account).signed.map(MemoryRelay::id).orElse(0);
    }

    void useUpOneTime(String account) {
        account(account).oneTime.clear();
    }

    public void take(String account, ClientFrame frame) {
        AccountState state = account(account);
        switch (frame.getBodyCase()) {
            case SUBMIT -> submit(account, state, frame.getSubmit());
            case ACK -> {
                Stored stored = state.unacknowledged.remove(frame.getAck().getN());
                if (stored == null) {
                    throw new IllegalStateException("acknowledged what was not delivered");
                }
                state.mailbox.remove(stored);
            }
            case FETCH_BUNDLE ->
                answerBundle(
                        state,
                        frame.getFetchBundle().getAccount(),
                        frame.getFetchBundle().getRequest());
            case UPLOAD_PREKEYS -> {
                if (frame.getUploadPrekeys().hasSigned()) {
                    state.signed = Optional.of(frame.getUploadPrekeys().getSigned());
                }
                frame.getUploadPrekeys().getOneTimeList().forEach(pair -> state.oneTime.put(id(pair), pair));
                stored(state);
            }
            case DROP_PREKEYS -> {
                frame.getDropPrekeys().getIdsList().forEach(state.oneTime::remove);
                stored(state);
            }
            case DELETE_ACCOUNT -> {
                state.exists = false;
                state.out.add(ServerFrame.newBuilder()
                        .setAccountDeleted(AccountDeleted.getDefaultInstance())
                        .build());
            }
            default -> throw new IllegalStateException("unexpected " + frame.getBodyCase());
        }
    }

    private void submit(String from, AccountState sender, Submit submit) {
        AccountState recipient = account(submit.getTo());
        ByteString blockedAt = sender.blockedAt.get(submit.getTo());
        boolean known = sender.accepted.contains(submit.getId());
        if (!recipient.exists) {
            refuse(sender, submit, ProblemCode.PROBLEM_NO_SUCH_USER);
        } else if (blockedAt != null && !blockedAt.equals(submit.getId())) {
            refuse(sender, submit, ProblemCode.PROBLEM_EARLIER_REFUSED);
        } else if (!known && full.contains(submit.getTo())) {
            sender.blockedAt.put(submit.getTo(), submit.getId());
            refuse(sender, submit, ProblemCode.PROBLEM_QUOTA);
        } else {
            sender.blockedAt.remove(submit.getTo());
            if (!known) {
                sender.accepted.add(submit.getId());
                Stored stored = new Stored(submit.getId(), from, submit.getCiphertext());
                log.add(stored);
                recipient.mailbox.add(stored);
                if (recipient.online) {
                    deliver(recipient, stored);
                }
            }
            sender.out.add(ServerFrame.newBuilder()
                    .setAccepted(Accepted.newBuilder().setId(submit.getId()))
                    .build());
        }
    }

    private void answerBundle(AccountState requester, String account, long request) {
        AccountState owner = account(account);
        if (!owner.exists || owner.signed.isEmpty()) {
            problem(requester, request, ProblemCode.PROBLEM_NO_SUCH_USER);
            return;
        }
        if (owner.oneTime.isEmpty()) {
            owner.out.add(ServerFrame.newBuilder()
                    .setPrekeysLow(PrekeysLow.newBuilder().setRemaining(0))
                    .build());
            if (refuseWithoutKeys) {
                problem(requester, request, ProblemCode.PROBLEM_NO_KEYS);
                return;
            }
        }
        Optional<PrekeyPair> oneTime =
                Optional.ofNullable(owner.oneTime.pollFirstEntry()).map(Map.Entry::getValue);
        ByteString bundle = ByteString.copyFrom(new byte[] {1, 1})
                .concat(owner.identity.substring(IDENTITY_LABEL))
                .concat(tail(owner.signed.get()))
                .concat(ByteString.copyFrom(new byte[] {(byte) (oneTime.isPresent() ? 1 : 0)}))
                .concat(oneTime.map(MemoryRelay::tail).orElse(ByteString.EMPTY));
        requester.out.add(ServerFrame.newBuilder()
                .setBundle(Bundle.newBuilder()
                        .setRequest(request)
                        .setAccount(account)
                        .setName(account)
                        .setBundle(bundle))
                .build());
    }

    /** An account that nobody registered is one that does not exist. */
    private AccountState account(String account) {
        return accounts.computeIfAbsent(account, name -> new AccountState());
    }

    private static void deliver(AccountState state, Stored stored) {
        long n = ++state.deliveries;
        state.unacknowledged.put(n, stored);
        state.out.add(ServerFrame.newBuilder()
                .setDeliver(Deliver.newBuilder()
                        .setN(n)
                        .setId(stored.id())
                        .setFrom(stored.from())
                        .setFromName(stored.from())
                        .setCiphertext(stored.bytes()))
                .build());
    }

    private static void refuse(AccountState sender, Submit submit, ProblemCode code) {
        sender.out.add(ServerFrame.newBuilder()
                .setRefused(Refused.newBuilder()
                        .setId(submit.getId())
                        .setTo(submit.getTo())
                        .setCode(code))
                .build());
    }

    private static void problem(AccountState to, long request, ProblemCode code) {
        to.out.add(ServerFrame.newBuilder()
                .setProblem(Problem.newBuilder().setRequest(request).setCode(code))
                .build());
    }

    private static void stored(AccountState state) {
        state.out.add(ServerFrame.newBuilder()
                .setPrekeysStored(PrekeysStored.newBuilder().setOneTimeCount(state.oneTime.size()))
                .build());
    }

    private static ByteString tail(PrekeyPair pair) {
        return pair.getSigned().substring(pair.getSigned().size() - PREKEY_TAIL).concat(pair.getSignature());
    }

    private static int id(PrekeyPair pair) {
        return ByteBuffer.wrap(pair.getSigned()
                        .substring(pair.getSigned().size() - PREKEY_ID)
                        .toByteArray())
                .getInt();
    }
}
