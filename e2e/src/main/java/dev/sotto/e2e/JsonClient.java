package dev.sotto.e2e;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** {@code sotto chat --json} as a process. */
public final class JsonClient implements AutoCloseable {
    public static final Path JAR = Path.of(System.getProperty("sotto.client.jar", ""));

    private final Program program;
    private int commands;

    private JsonClient(Program program) {
        this.program = program;
    }

    /** Starts a client and does not wait for anything. */
    public static JsonClient launch(Relay relay, String user, String password, Path data, String... options)
            throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--json", "--data", data.toString()));
        arguments.addAll(List.of(options));
        arguments.add(user + "@" + relay.address());
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("SOTTO_PASSWORD", password);
        environment.put("XDG_CONFIG_HOME", data.resolve("config").toString());
        environment.put("XDG_STATE_HOME", data.resolve("state").toString());
        return new JsonClient(Program.jar(JAR, environment, arguments));
    }

    /** Starts a client and waits until it is logged in. */
    public static JsonClient start(Relay relay, String user, Path data, String... options)
            throws IOException, InterruptedException {
        JsonClient client = launch(relay, user, "password of " + user, data, options);
        client.event("ready");
        client.event("connection", "state", "online");
        return client;
    }

    /** Runs a command and returns its result; an error answer fails. */
    public Map<String, Object> run(String command, String... fields) throws IOException, InterruptedException {
        Map<String, Object> answer = answer(command, fields);
        if (answer.get("result") instanceof Map<?, ?> result) {
            Map<String, Object> copy = new LinkedHashMap<>();
            result.forEach((key, value) -> copy.put(String.valueOf(key), value));
            return copy;
        }
        throw new AssertionError(command + " failed: " + answer + "\n" + program.transcript());
    }

    /** Runs a command that must fail and returns the code of the error. */
    public String refused(String command, String... fields) throws IOException, InterruptedException {
        return String.valueOf(error(command, fields).get("code"));
    }

    /** Runs a command that must fail and returns the error. */
    public Map<?, ?> error(String command, String... fields) throws IOException, InterruptedException {
        Map<String, Object> answer = answer(command, fields);
        if (answer.get("error") instanceof Map<?, ?> error) {
            return error;
        }
        throw new AssertionError(command + " did not fail: " + answer);
    }

    /** Queues a text and returns its id. */
    public String say(String to, String text) throws IOException, InterruptedException {
        return String.valueOf(run("msg", "user", to, "text", text).get("message"));
    }

    public Map<String, Object> answer(String command, String... fields) throws IOException, InterruptedException {
        String id = send(command, fields);
        return awaitObject("answer to " + command, o -> id.equals(o.get("id")));
    }

    /** Writes a command and does not wait; returns its id. */
    public String send(String command, String... fields) throws IOException {
        String id = Integer.toString(++commands);
        Map<String, Object> object = new LinkedHashMap<>(Map.of("id", id, "command", command));
        for (int i = 0; i < fields.length; i += 2) {
            object.put(fields[i], fields[i + 1]);
        }
        program.type(JSON.std.asString(object));
        return id;
    }

    public void raw(String line) throws IOException {
        program.type(line);
    }

    /** The next event of a kind in which each named field has the value. */
    public Map<String, Object> event(String kind, String... fields) throws InterruptedException {
        return awaitObject("event " + kind + " " + List.of(fields), o -> {
            boolean fits = kind.equals(o.get("event"));
            for (int i = 0; i < fields.length; i += 2) {
                fits = fits && Objects.equals(String.valueOf(o.get(fields[i])), fields[i + 1]);
            }
            return fits;
        });
    }

    /** The next text from somebody. */
    public String text(String from) throws InterruptedException {
        return String.valueOf(event("message", "from", from).get("text"));
    }

    public Map<String, Object> awaitObject(String what, Predicate<Map<String, Object>> matches)
            throws InterruptedException {
        return parse(program.await(what, line -> matches.test(parse(line))));
    }

    /** Ends the input, waits for the end and returns the exit code. */
    public int leave() throws IOException, InterruptedException {
        program.endInput();
        return program.exitCode();
    }

    /** Everything printed and not looked at, after the end. */
    public List<Map<String, Object>> rest() throws InterruptedException {
        return program.rest().stream().map(JsonClient::parse).toList();
    }

    public int exitCode() throws InterruptedException {
        return program.exitCode();
    }

    public void kill() throws InterruptedException {
        program.kill();
    }

    public Program program() {
        return program;
    }

    @Override
    public void close() throws InterruptedException {
        program.close();
    }

    private static Map<String, Object> parse(String line) {
        try {
            return JSON.std.mapFrom(line);
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON on stdout: " + line, e);
        }
    }
}
