package dev.sotto.e2e;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** {@code sotto chat --plain} as a process on pipes; the times in front of its sentences are checked and cut off. */
final class PlainClient implements AutoCloseable {
    private static final Pattern TIME = Pattern.compile("^\\[[0-2]\\d:[0-5]\\d:[0-6]\\d] ");

    private final Program program;

    private PlainClient(Program program) {
        this.program = program;
    }

    /** Starts a client, which will ask for the user and the password. */
    static PlainClient launch(Relay relay, Path data, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--plain", "--data", data.toString()));
        arguments.addAll(List.of("--server", relay.address()));
        arguments.addAll(List.of(options));
        Map<String, String> environment = Map.of(
                "XDG_CONFIG_HOME", data.resolve("config").toString(),
                "XDG_STATE_HOME", data.resolve("state").toString());
        return new PlainClient(Program.jar(JsonClient.JAR, environment, arguments));
    }

    /** Starts a client and waits until it takes commands. */
    static PlainClient start(Relay relay, String user, Path data, String... options)
            throws IOException, InterruptedException {
        PlainClient client = launch(relay, data, options);
        client.type(user, "password of " + user);
        client.says("User logged in successfully.");
        client.says("You can now send messages to the server.");
        return client;
    }

    void type(String... lines) throws IOException {
        for (String line : lines) {
            program.type(line);
        }
    }

    /** Waits for the sentence, exactly, behind a time. */
    void says(String sentence) throws InterruptedException {
        program.await(
                "'" + sentence + "'",
                line -> TIME.matcher(line).find() && sentence(line).equals(sentence));
    }

    void saysMatching(String regex) throws InterruptedException {
        program.await(regex, line -> TIME.matcher(line).find() && sentence(line).matches(regex));
    }

    /** Waits for a line that has no time: a prompt, or a further line of a message. */
    void prints(String line) throws InterruptedException {
        program.await("'" + line + "'", line::equals);
    }

    /** Ends the input and waits for the end. */
    int endInput() throws IOException, InterruptedException {
        program.endInput();
        return program.exitCode();
    }

    /** Says exit and waits for the end. */
    int exit() throws IOException, InterruptedException {
        program.type("exit");
        return program.exitCode();
    }

    int exitCode() throws InterruptedException {
        return program.exitCode();
    }

    /** Everything on standard output that was not waited for, after the end, without times. */
    List<String> rest() throws InterruptedException {
        return program.rest().stream().map(PlainClient::sentence).toList();
    }

    Program program() {
        return program;
    }

    @Override
    public void close() throws InterruptedException {
        program.close();
    }

    private static String sentence(String line) {
        return TIME.matcher(line).replaceFirst("");
    }
}
