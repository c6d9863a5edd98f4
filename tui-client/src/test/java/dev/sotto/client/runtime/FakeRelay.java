package dev.sotto.client.runtime;

import com.google.protobuf.ByteString;
import dev.sotto.client.core.MemoryRelay;
import dev.sotto.client.net.CloseReason;
import dev.sotto.client.net.PinPolicy;
import dev.sotto.client.net.RelayIdentity;
import dev.sotto.protocol.v1.AccountStatus;
import dev.sotto.protocol.v1.ClientFrame;
import dev.sotto.protocol.v1.LoggedIn;
import dev.sotto.protocol.v1.Login;
import dev.sotto.protocol.v1.PasswordChanged;
import dev.sotto.protocol.v1.Problem;
import dev.sotto.protocol.v1.ProblemCode;
import dev.sotto.protocol.v1.Registered;
import dev.sotto.protocol.v1.Registration;
import dev.sotto.protocol.v1.ServerFrame;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;

/** A relay with accounts and passwords, without a network: everything on the context that dials. */
final class FakeRelay {
    private final Vertx vertx;
    private final MemoryRelay mailboxes = new MemoryRelay();
    private final Map<String, ByteString> secrets = new HashMap<>();
    private final Map<String, ByteString> identities = new HashMap<>();
    private final Map<String, Long> generations = new HashMap<>();
    private final Set<Line> lines = new LinkedHashSet<>();
    final Deque<Login> logins = new ArrayDeque<>();
    volatile boolean reachable = true;
    volatile RelayIdentity identity = new RelayIdentity.PublicCa("127.0.0.1");

    /** What was asked of the relay's identity, a connection each. */
    final Deque<PinPolicy> policies = new ConcurrentLinkedDeque<>();

    /** The relay takes the next password change and the connection is cut before its answer. */
    volatile boolean cutPasswordChange;

    /** The next login is taken, and the connection is cut before its answer. */
    volatile boolean cutLogin;

    /** The connection of the next login is cut before the relay has looked at it. */
    volatile boolean cutBeforeLogin;

    /** A problem about something else comes just before the answer to a password change. */
    volatile boolean problemBeforePasswordChanged;

    FakeRelay(Vertx vertx) {
        this.vertx = vertx;
    }

    Dialer.Opener opener() {
        return (address, policy) -> {
            if (!reachable) {
                return Future.failedFuture(new IllegalStateException("nobody listens"));
            }
            policies.add(policy);
            Line line = new Line(vertx.getOrCreateContext());
            lines.add(line);
            return Future.succeededFuture(line);
        };
    }

    /** Ends every connection, from whatever thread. */
    void cutAll() {
        List.copyOf(lines).forEach(Line::cut);
    }

    /** To every client it looks as if the relay had sent what is no frame. */
    void misbehave() {
        List.copyOf(lines).forEach(line -> line.context.runOnContext(ignored -> line.end(CloseReason.MISBEHAVED)));
    }

    int waiting(String account) {
        return mailboxes.waiting(account);
    }

    /** A problem that closes, to every connection. */
    void closeAll(ProblemCode code) {
        List.copyOf(lines)
                .forEach(line -> line.context.runOnContext(ignored -> {
                    line.answer(problem(code, true));
                    line.context.runOnContext(again -> line.end(CloseReason.BY_RELAY));
                }));
    }

    /** Whoever knows the password from now on, it is another device. */
    void forgetDevice(String account) {
        identities.put(account, ByteString.copyFromUtf8("another one"));
    }

    private static ServerFrame problem(ProblemCode code, boolean closing) {
        return ServerFrame.newBuilder()
                .setProblem(Problem.newBuilder().setCode(code).setMessage("no").setClosing(closing))
                .build();
    }

    private void deliverAll() {
        for (Line line : List.copyOf(lines)) {
            line.account.ifPresent(account -> {
                Optional<ServerFrame> next = mailboxes.next(account);
                while (next.isPresent()) {
                    line.answer(next.get());
                    next = mailboxes.next(account);
                }
            });
        }
    }

    private final class Line implements RelayLine {
        private final Context context;
        private Optional<String> account = Optional.empty();
        private Consumer<ServerFrame> onFrame = frame -> {};
        private Consumer<CloseReason> onClose = reason -> {};
        private boolean ended;

        private Line(Context context) {
            this.context = context;
        }

        @Override
        public RelayIdentity identity() {
            return identity;
        }

        @Override
        public Registration registration() {
            return Registration.REGISTRATION_OPEN;
        }

        @Override
        public void send(ClientFrame frame) {
            context.runOnContext(ignored -> {
                if (!ended) {
                    take(frame);
                    deliverAll();
                }
            });
        }

        @Override
        public void start(Consumer<ServerFrame> frames, Consumer<CloseReason> close) {
            onFrame = frames;
            onClose = close;
        }

        @Override
        public void pause() {}

        @Override
        public void resume() {}

        @Override
        public Future<Void> close() {
            context.runOnContext(ignored -> end(CloseReason.BY_US));
            return Future.succeededFuture();
        }

        private void cut() {
            context.runOnContext(ignored -> end(CloseReason.BY_RELAY));
        }

        private void end(CloseReason reason) {
            if (!ended) {
                ended = true;
                lines.remove(this);
                account.ifPresent(mailboxes::logout);
                onClose.accept(reason);
            }
        }

        private void answer(ServerFrame frame) {
            context.runOnContext(ignored -> {
                if (!ended) {
                    onFrame.accept(frame);
                }
            });
        }

        private void take(ClientFrame frame) {
            switch (frame.getBodyCase()) {
                case ACCOUNT_QUERY -> {
                    boolean registered =
                            secrets.containsKey(frame.getAccountQuery().getAccount());
                    answer(ServerFrame.newBuilder()
                            .setAccountStatus(AccountStatus.newBuilder().setRegistered(registered))
                            .build());
                }
                case REGISTER -> {
                    secrets.put(
                            frame.getRegister().getName().toLowerCase(java.util.Locale.ROOT),
                            frame.getRegister().getAuthSecret());
                    answer(ServerFrame.newBuilder()
                            .setRegistered(Registered.newBuilder()
                                    .setName(frame.getRegister().getName()))
                            .build());
                }
                case LOGIN -> login(frame.getLogin());
                case LOGOUT -> end(CloseReason.BY_RELAY);
                case CHANGE_PASSWORD -> {
                    secrets.put(account.orElseThrow(), frame.getChangePassword().getNewAuthSecret());
                    if (cutPasswordChange) {
                        cutPasswordChange = false;
                        end(CloseReason.BY_RELAY);
                    } else {
                        if (problemBeforePasswordChanged) {
                            answer(problem(ProblemCode.PROBLEM_BAD_PREKEY, false));
                        }
                        answer(ServerFrame.newBuilder()
                                .setPasswordChanged(PasswordChanged.getDefaultInstance())
                                .build());
                    }
                }
                default -> mailboxes.take(account.orElseThrow(), frame);
            }
        }

        private void login(Login login) {
            logins.add(login);
            if (cutBeforeLogin) {
                cutBeforeLogin = false;
                end(CloseReason.BY_RELAY);
                return;
            }
            String name = login.getAccount();
            ByteString identity = login.getIdentitySigned()
                    .substring(login.getIdentitySigned().size() - 65);
            if (!login.getAuthSecret().equals(secrets.get(name))) {
                refuse(ProblemCode.PROBLEM_BAD_PASSWORD);
            } else if (login.getIdentitySignature().equals(ByteString.copyFrom(new byte[64]))) {
                refuse(ProblemCode.PROBLEM_BAD_IDENTITY);
            } else if (!login.getTakeOver() && identities.containsKey(name) && !identity.equals(identities.get(name))) {
                refuse(ProblemCode.PROBLEM_OTHER_DEVICE);
            } else {
                identities.put(name, identity);
                String inst = name
                        + login.getIdentitySigned()
                                .substring(0, login.getIdentitySigned().size() - 65)
                                .hashCode();
                long seen = generations.getOrDefault(inst, 0L);
                generations.merge(inst, login.getGeneration(), Math::max);
                if (cutLogin) {
                    cutLogin = false;
                    end(CloseReason.BY_RELAY);
                    return;
                }
                LoggedIn answer = mailboxes.login(name, login.getIdentitySigned(), login.getIdentitySignature());
                account = Optional.of(name);
                answer(ServerFrame.newBuilder()
                        .setLoggedIn(answer.toBuilder().setName(name).setGeneration(seen))
                        .build());
            }
        }

        private void refuse(ProblemCode code) {
            answer(problem(code, true));
            context.runOnContext(ignored -> cut());
        }
    }
}
