package dev.sotto.client.face.tui.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.text.Clusters;
import dev.sotto.protocol.AccountName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionTest {
    private static final Sources SOURCES = Sources.of(
            Stream.of("Anna", "bob", "bonny")
                    .map(n -> AccountName.parse(n).orElseThrow())
                    .toList(),
            List.of("dark", "light", "mine"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "a@b",
                "mail anna@bo",
                "12:30",
                "a:smile",
                ":s",
                "::smile",
                "http://x",
                "//th",
                "x /the",
                "/theme ",
                "/theme d",
                "@Anna",
                "/nothinglikethis",
                "text\n/the",
                "/home/user",
                "~/Doc",
                " /the",
                "bob"
            })
    void staysClosedWhereItWouldBeInTheWay(String typed) {
        assertThat(at(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/|0",
                "/th|0",
                "/TH|0",
                "@|0",
                "@b|0",
                "hi @bo|3",
                "(@bo|1",
                ":sm|0",
                "well :sm|5",
                "(:smi|1",
                "/msg bob :sm|9",
                "/msg bob hi @an|12",
                "two lines @a|10"
            })
    void opensByItself(String typed, int from) {
        assertThat(at(typed)).hasValueSatisfying(completion -> {
            assertThat(completion.candidates()).isNotEmpty();
            assertThat(completion.from()).isEqualTo(from);
            assertThat(completion.takesEnter()).isFalse();
        });
    }

    @Test
    void offersEveryCommandAndFillsItIn() {
        assertThat(labels("/t", false)).containsExactly("/tab [user]", "/theme [name]");
        assertThat(accepted("/th", false)).isEqualTo("/theme ");
        assertThat(accepted("/unr", false)).isEqualTo("/unread");
        assertThat(labels("/q", false)).contains("/exit", "/open <user>");
        assertThat(accepted("/join", false)).isEqualTo("/open ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'/theme '|dark,light,mine",
                "/theme d|dark",
                "/mouse o|on,off",
                "'/notify '|all,sender,none,off",
                "'/open '|Anna,bob,bonny",
                "/open @b|@bob,@bonny",
                "/reset s|server",
                "'/reset '|Anna,bob,bonny,server,--forget",
                "/reset bob -|--forget",
                "'/verify bob '|yes",
                "/keys v|vim",
                "/signs a|ascii",
                "/enter n|newline",
                "/msg b|bob,bonny",
                "/help verif|verify",
                "/j bo|bob,bonny"
            })
    void completesArgumentsWhenAsked(String typed, String expected) {
        assertThat(labels(typed, true)).containsExactly(expected.split(",", -1));
        assertThat(at(typed)).isEmpty();
    }

    @Test
    void anArgumentThatIsNotTakenHasNoCompletion() {
        assertThat(asked("/lock x")).isEmpty();
        assertThat(asked("/theme dark x")).isEmpty();
        assertThat(asked("/nonsense x")).isEmpty();
    }

    @Test
    void namesAndEmojiReplaceWhatWasTyped() {
        assertThat(accepted("hi @an", false)).isEqualTo("hi @Anna ");
        assertThat(accepted("hi an", true)).isEqualTo("hi Anna ");
        assertThat(accepted("hi :rocke", false)).isEqualTo("hi \uD83D\uDE80");
        Editor inside = Editor.of("hi @an there").at(6);
        Editor done = Completion.at(inside, SOURCES, false).orElseThrow().accept(inside);
        assertThat(done.text()).isEqualTo("hi @Anna there");
        assertThat(done.apply(Action.UNDO).text()).isEqualTo("hi @an there");
    }

    @Test
    void enterSendsUntilOneHasMovedInTheList() {
        Completion completion = at("@b").orElseThrow();
        assertThat(completion.takesEnter()).isFalse();
        Completion first = completion.next();
        assertThat(first.takesEnter()).isTrue();
        assertThat(first.selected()).isZero();
        assertThat(first.next().selected()).isEqualTo(1);
        assertThat(first.next().next().selected()).isZero();
        assertThat(completion.previous().selected()).isEqualTo(1);
        assertThat(completion.select(1).accept(Editor.of("@b")).text()).isEqualTo("@bonny ");
    }

    @Test
    void theOnlyCandidateIsTakenAtOnce() {
        assertThat(asked("/theme d")
                        .orElseThrow()
                        .single(Editor.of("/theme d"))
                        .orElseThrow()
                        .text())
                .isEqualTo("/theme dark ");
        assertThat(asked("@b").orElseThrow().single(Editor.of("@b"))).isEmpty();
    }

    @Test
    void aPathAsksForItsFolderFirst() {
        Completion wanting = asked("see ~/Doc").orElseThrow();
        assertThat(wanting.folderWanted()).contains("~/");
        assertThat(wanting.candidates()).isEmpty();
        assertThat(wanting.next().accept(Editor.of("see ~/Doc")).text()).isEqualTo("see ~/Doc");
        assertThat(at("see ~/Doc")).isEmpty();
        Sources listed = listed("~/", "Documents/", "Downloads/", "Do it.txt", ".hidden", "other");
        assertThat(paths("see ~/Do", listed)).containsExactly("Do it.txt", "Documents/", "Downloads/");
        assertThat(paths("see ~/", listed)).doesNotContain(".hidden");
        assertThat(paths("see ~/.", listed)).containsExactly(".hidden");
        assertThat(pathAccepted("see ~/Doc", listed)).isEqualTo("see ~/Documents/");
        assertThat(pathAccepted("see ~/Do\\ ", listed)).isEqualTo("see ~/Do\\ it.txt ");
        assertThat(pathAccepted("see \"~/Do ", listed)).isEqualTo("see \"~/Do it.txt\" ");
        assertThat(asked("see ~/Documents/x").orElseThrow().folderWanted()).contains("~/Documents/");
    }

    @Test
    void fileNamesCannotBringControls() {
        Sources listed = listed("./", "bad\nname", "bad\u001B[2J", "good\u202Ename", "good");
        List<String> offered = paths("./", listed);
        assertThat(offered).containsExactly("good", "good\uFFFDname");
        assertThat(pathAccepted("./good", listed("./", "good\\\"x"))).isEqualTo("./good\\\\\\\"x ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "\\", " \"", "~/", "/ ", "@", ":aa", "\u0301", "\uD83D\uDE00:", "\""})
    void aHostileLineIsOnlySlowToType(String piece) {
        Editor editor = Editor.EMPTY.insert(piece.repeat(Editor.MAX_BYTES));
        for (boolean asked : new boolean[] {true, false}) {
            Optional<Completion> completion = Completion.at(editor, SOURCES, asked);
            completion.ifPresent(c -> assertThat(c.candidates()).hasSizeLessThanOrEqualTo(Completion.MAX_CANDIDATES));
        }
    }

    @Test
    void everyLabelIsSafeToDraw() {
        for (String typed : List.of("/", "@", ":he", "/help ", "/theme ")) {
            for (Candidate candidate : asked(typed).orElseThrow().candidates()) {
                assertThat(Clusters.split(candidate.label() + candidate.purpose()))
                        .noneMatch(Clusters::isControl);
            }
        }
    }

    private static Optional<Completion> at(String typed) {
        return Completion.at(Editor.of(typed), SOURCES, false);
    }

    private static Optional<Completion> asked(String typed) {
        return Completion.at(Editor.of(typed), SOURCES, true);
    }

    private static List<String> labels(String typed, boolean asked) {
        return Completion.at(Editor.of(typed), SOURCES, asked).orElseThrow().candidates().stream()
                .map(Candidate::label)
                .toList();
    }

    private static String accepted(String typed, boolean asked) {
        Editor editor = Editor.of(typed);
        return Completion.at(editor, SOURCES, asked)
                .orElseThrow()
                .accept(editor)
                .text();
    }

    private static List<String> paths(String typed, Sources listed) {
        return Completion.at(Editor.of(typed), listed, true).orElseThrow().candidates().stream()
                .map(Candidate::label)
                .toList();
    }

    private static String pathAccepted(String typed, Sources listed) {
        Editor editor = Editor.of(typed);
        return Completion.at(editor, listed, true).orElseThrow().accept(editor).text();
    }

    private static Sources listed(String folder, String... names) {
        return SOURCES.withFolder(new FolderListing(
                folder,
                Stream.of(names)
                        .map(n -> new FolderListing.Entry(n.replaceFirst("/$", ""), n.endsWith("/")))
                        .toList()));
    }
}
