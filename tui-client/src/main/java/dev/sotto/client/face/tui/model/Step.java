package dev.sotto.client.face.tui.model;

import dev.sotto.client.command.Command;
import dev.sotto.client.text.DisplayText;
import dev.sotto.protocol.AccountName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One message on its way through the parts of the update: the model as it is by now, and the effects so far. */
final class Step {
    private static final Duration NOTICE = Duration.ofSeconds(6);
    private static final Duration ERROR = Duration.ofSeconds(15);

    private final List<TuiEffect> effects = new ArrayList<>();
    private final boolean asked;
    private Model model;
    private boolean layoutChanged;

    /** {@code asked}: the user did something, or it is the answer to that. */
    Step(Model model, boolean asked) {
        this.model = model;
        this.asked = asked;
    }

    Model model() {
        return model;
    }

    void set(Model changed) {
        model = changed;
    }

    Updated updated() {
        return new Updated(model, List.copyOf(effects));
    }

    void emit(TuiEffect effect) {
        effects.add(effect);
    }

    void submit(Command command, Ask ask) {
        effects.add(new TuiEffect.Submit(model.asks().next(), command));
        model = model.with(model.asks().plus(ask));
    }

    /** The chat of the active panel. */
    Optional<Chat> chat() {
        return model.chat();
    }

    Optional<AccountName> peer() {
        return model.panels().chat();
    }

    /** The chat with that peer, which is new if there is none. */
    Chat chat(AccountName peer) {
        return model.chats().of(peer).orElseGet(() -> Chat.of(peer));
    }

    void put(Chat chat) {
        model = model.with(model.chats().with(chat));
    }

    void change(AccountName peer, UnaryOperator<Chat> how) {
        put(how.apply(chat(peer)));
    }

    Draft draft() {
        return model.draft();
    }

    void draft(Draft changed) {
        Optional<Chat> chat = chat();
        if (!changed.editor().text().equals(draft().editor().text())) {
            layoutChanged = true;
        }
        if (chat.isPresent()) {
            put(chat.get().with(changed));
        } else {
            model = model.withHome(changed);
        }
    }

    void panels(Panels changed) {
        layoutChanged |= !changed.equals(model.panels());
        model = model.with(changed);
    }

    void list(ListPane changed) {
        layoutChanged |= changed.shown() != model.list().shown();
        model = model.with(changed);
    }

    void input(UnaryOperator<Input> how) {
        model = model.with(how.apply(model.input()));
    }

    /** What has to be kept in the store is another than before. */
    void keep() {
        layoutChanged = true;
    }

    boolean layoutChanged() {
        return layoutChanged;
    }

    /** Foreign words may be in it. */
    void notice(String sentence) {
        say(sentence, false);
    }

    void error(String sentence) {
        say(sentence, true);
    }

    void say(String sentence, boolean error) {
        Instant now = model.now();
        model = model.withNotice(Optional.of(
                new Notice(DisplayText.line(sentence), error, asked, now, now.plus(error ? ERROR : NOTICE))));
    }

    /** A key was pressed: what was said before is read. */
    void noticeRead() {
        if (model.notice().filter(n -> n.endsWithKey(model.now())).isPresent()) {
            model = model.withNotice(Optional.empty());
        }
    }

    /** What was being done is not any more. */
    void progressEnded() {
        if (model.notice().filter(n -> !n.error()).isPresent()) {
            model = model.withNotice(Optional.empty());
        }
    }

    /** A line in the chat, where it stays. */
    void note(AccountName peer, String sentence, boolean error) {
        change(peer, chat -> chat.with(chat.timeline().note(sentence, model.now(), error)));
    }

    /** In the chat that is being looked at, or for a while if there is none. */
    void tell(String sentence, boolean error) {
        say(sentence, error);
        peer().ifPresent(peer -> note(peer, sentence, error));
    }
}
