package dev.sotto.client.face.tui.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.command.Command;
import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.face.tui.keys.Binding;
import dev.sotto.client.face.tui.keys.KeyMap;
import dev.sotto.client.face.tui.keys.Mode;
import dev.sotto.client.face.tui.keys.Profile;
import dev.sotto.client.face.tui.paint.Frame;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every key of the help overlay, in every profile, pressed: it does what the help says. */
final class BindingsTest {
    private record Case(Profile profile, Mode mode, Binding binding) {
        @Override
        public String toString() {
            return profile + " " + mode + " " + binding.chord().text() + " = "
                    + binding.action().word();
        }
    }

    static Stream<Case> keys() {
        return Stream.of(Profile.values())
                .flatMap(profile -> Stream.of(Mode.COMPOSE, Mode.SELECT)
                        .flatMap(mode -> KeyMap.of(profile).bindings(mode).stream()
                                .map(binding -> new Case(profile, mode, binding))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("keys")
    void doesWhatTheHelpSays(Case one) {
        Binding binding = one.binding();
        Play pressed = prepared(one);
        binding.chord().keys().forEach(pressed::key);
        List<List<?>> meant = Stream.of(Optional.of(binding.action()), binding.otherwise())
                .flatMap(Optional::stream)
                .<List<?>>map(action -> seen(prepared(one).act(action)))
                .toList();
        assertThat(meant).contains(seen(pressed));
    }

    private static Play prepared(Case one) {
        Play play = ActionsTest.prepared(one.binding().action(), one.profile());
        if (play.model().mode() != one.mode()) {
            play.act(one.mode() == Mode.SELECT ? Action.SELECT_MODE : Action.COMPOSE_MODE);
        }
        assertThat(play.model().mode()).isEqualTo(one.mode());
        return play.forget();
    }

    /** The picture, and what is to be done outside of it. */
    private static List<?> seen(Play play) {
        Frame frame = play.frame();
        return List.of(
                IntStream.range(0, frame.rows()).mapToObj(frame::line).toList(),
                List.of(frame.cursorColumn(), frame.cursorRow()),
                play.effects().stream().map(BindingsTest::comparable).toList());
    }

    /** A layout that is saved is bytes, which are equal to themselves only. */
    private static Object comparable(TuiEffect effect) {
        return effect instanceof TuiEffect.Submit submit && submit.command() instanceof Command.SaveWorkspace
                ? Command.SaveWorkspace.class
                : effect;
    }
}
