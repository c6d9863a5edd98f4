package dev.sotto.client.face.tui.start;

import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.face.tui.paint.Role;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Something did not work: what, what to do about it, and what can be chosen now. */
public final class Failure implements StartScreen {
    private static final String TAKE_OVER_QUESTION =
            "Take the account over? The other device is logged out for good, its chats stay there, and your contacts"
                    + " are told that your identity changed. y yes, n no.";

    private final String sentence;
    private final String whatToDo;
    private final Set<Choice> choices;
    private final boolean takingOver;

    private Failure(String sentence, String whatToDo, Set<Choice> choices, boolean takingOver) {
        this.sentence = sentence;
        this.whatToDo = whatToDo;
        this.choices = choices;
        this.takingOver = takingOver;
    }

    /** In the order of the hints. */
    public enum Choice {
        RETRY("r", "try again"),
        BACK("b", "back"),
        /** Asks once more. */
        TAKE_OVER("t", "take over"),
        QUIT("q", "quit");

        private final String key;
        private final String word;

        Choice(String key, String word) {
            this.key = key;
            this.word = word;
        }

        private StartRequest request() {
            return switch (this) {
                case RETRY -> new StartRequest.Retry();
                case BACK -> new StartRequest.Back();
                case TAKE_OVER -> new StartRequest.TakeOver();
                case QUIT -> new StartRequest.Quit();
            };
        }
    }

    /** The sentences may come from a relay; {@code whatToDo} may be empty. Quitting is always possible. */
    public static Failure of(String sentence, String whatToDo, Set<Choice> choices) {
        Set<Choice> all = EnumSet.of(Choice.QUIT);
        all.addAll(choices);
        return new Failure(sentence, whatToDo, all, false);
    }

    @Override
    public Turn key(Key key) {
        if (StartKeys.quits(key)) {
            return Turn.ask(this, new StartRequest.Quit());
        }
        if (takingOver) {
            return key.isText() && key.text().equalsIgnoreCase("y")
                    ? Turn.ask(with(false), new StartRequest.TakeOver())
                    : Turn.stay(with(false));
        }
        if (StartKeys.goesBack(key) && choices.contains(Choice.BACK)) {
            return Turn.ask(this, new StartRequest.Back());
        }
        if (StartKeys.enters(key) && choices.contains(Choice.RETRY)) {
            return Turn.ask(this, new StartRequest.Retry());
        }
        for (Choice choice : choices) {
            if (key.isText() && key.text().equalsIgnoreCase(choice.key)) {
                return choice == Choice.TAKE_OVER ? Turn.stay(with(true)) : Turn.ask(this, choice.request());
            }
        }
        return Turn.stay(this);
    }

    @Override
    public void draw(Frame frame, Rect area, Look look) {
        String hints = Arrays.stream(Choice.values())
                .filter(choices::contains)
                .map(choice -> choice.key + " " + choice.word)
                .collect(Collectors.joining("  "));
        Page page = new Page(area).title("That did not work").gap();
        if (takingOver) {
            page.needed(TAKE_OVER_QUESTION, Role.ERROR);
        } else {
            page.needed(sentence, Role.ERROR).gap().explains(whatToDo, Role.TEXT);
        }
        page.draw(frame, area, takingOver ? "y yes  n no" : hints, look);
    }

    @Override
    public void close() {}

    private Failure with(boolean asking) {
        return new Failure(sentence, whatToDo, choices, asking);
    }
}
