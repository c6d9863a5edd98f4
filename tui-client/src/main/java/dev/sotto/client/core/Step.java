package dev.sotto.client.core;

import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.command.Reply;
import dev.sotto.protocol.AccountName;
import dev.sotto.protocol.v1.ClientFrame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One call of the core in the making: the time it happens at, and what it wants done so far. */
final class Step {
    private final long nowMillis;
    private final StoreView view;
    private final List<StoreChange> changes = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private final Map<String, Integer> added = new HashMap<>();

    Step(long nowMillis, StoreView view) {
        this.nowMillis = nowMillis;
        this.view = view;
    }

    /** Persist first, then the rest in the order it was wanted. */
    List<Effect> effects() {
        List<Effect> all = new ArrayList<>(effects.size() + 1);
        if (!changes.isEmpty()) {
            all.add(new Effect.Persist(List.copyOf(changes)));
        }
        all.addAll(effects);
        return List.copyOf(all);
    }

    long nowMillis() {
        return nowMillis;
    }

    long nowSeconds() {
        return nowMillis / 1_000;
    }

    /** The store as it was before this step; earlier steps are in it, committed or not. */
    StoreView view() {
        return view;
    }

    void persist(StoreChange change) {
        changes.add(change);
    }

    /** Appends it to its chat, where it gets this number. */
    long add(StoredMessage message) {
        int earlier = added.merge(message.peer(), 1, Integer::sum) - 1;
        persist(new StoreChange.AddMessage(message));
        return view.chat(message.peer()).map(StoredChat::lastNumber).orElse(0L) + 1 + earlier;
    }

    void transmit(ClientFrame.Builder frame) {
        effects.add(new Effect.Transmit(frame.build()));
    }

    void emit(ClientEvent event) {
        effects.add(new Effect.Emit(event));
    }

    void progress(String sentence) {
        emit(new ClientEvent.Progress(sentence));
    }

    void problem(ErrorCode code, String sentence, AccountName peer) {
        emit(new ClientEvent.Problem(code, sentence, Optional.of(peer)));
    }

    void problem(ErrorCode code, String sentence) {
        emit(new ClientEvent.Problem(code, sentence, Optional.empty()));
    }

    void answer(long token, Reply reply) {
        effects.add(new Effect.Answer(token, reply));
    }

    void fail(long token, ErrorCode code, String sentence) {
        effects.add(new Effect.Fail(token, new CommandFailure(code, sentence)));
    }

    void want(Effect effect) {
        effects.add(effect);
    }

    /** Whether the command has its answer. */
    boolean answered(long token) {
        return effects.stream().anyMatch(effect -> isAnswer(effect, token));
    }

    private static boolean isAnswer(Effect effect, long token) {
        return (effect instanceof Effect.Answer answer && answer.token() == token)
                || (effect instanceof Effect.AnswerFrom later && later.token() == token)
                || (effect instanceof Effect.Fail failure && failure.token() == token);
    }
}
