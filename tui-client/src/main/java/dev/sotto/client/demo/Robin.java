package dev.sotto.client.demo;

import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.Command;
import dev.sotto.client.runtime.ClientApi;
import dev.sotto.protocol.AccountName;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** The peer that answers: a client like any other, with an account, a store and a ratchet of its own. */
final class Robin {
    static final AccountName NAME = AccountName.parse("Robin").orElseThrow();

    /** What Robin tells, by how commands are given there. */
    @SuppressWarnings("ImmutableEnumChecker") // the lists are List.of
    enum Tips {
        LINES(
                "Hello, I am Robin and answer whatever you write. Try: msg Robin Hey!",
                "Bye! Type 'exit' and everything of this demo is removed.",
                List.of(
                        "Type 'safety-number Robin' to see the digits that we would compare in person.",
                        "Type 'history Robin' to read all of this again; it lies encrypted in your store.",
                        "Type 'reset Robin' to drop our keys, then 'init Robin' to agree on new ones.",
                        "Type 'chats' to list your chats, 'help' for every command, 'exit' to leave.",
                        "Between us is a real relay. All it has of these words is ciphertext.")),
        SCREEN(
                "Hello, I am Robin and answer whatever you write. Type something and press Enter.",
                "Bye! Ctrl-Q quits, and everything of this demo is removed.",
                List.of(
                        "Type /verify to see the digits that we would compare in person.",
                        "Ctrl-K goes to any chat by a part of its name, F1 shows all keys.",
                        "Type /theme and press Tab: five themes are there.",
                        "Alt-L locks: your keys leave the memory. The passphrase of this demo is: demo",
                        "Type /reset to drop our keys, then /init to agree on new ones.",
                        "Alt-Enter begins a new line, Alt-E opens your editor.",
                        "Between us is a real relay. All it has of these words is ciphertext."));

        private final String greeting;
        private final String farewell;
        private final List<String> tips;

        Tips(String greeting, String farewell, List<String> tips) {
            this.greeting = greeting;
            this.farewell = farewell;
            this.tips = tips;
        }

        private String last() {
            return tips.get(tips.size() - 1);
        }
    }

    /** Below the relay's limit of bundle fetches. */
    private static final int GREETING_ATTEMPTS = 5;

    private static final Executor LATER = CompletableFuture.delayedExecutor(700, TimeUnit.MILLISECONDS);

    private final ClientApi client;
    private final Tips tips;
    private int answers;

    private Robin(ClientApi client, Tips tips) {
        this.client = client;
        this.tips = tips;
    }

    /** Lets the client answer from now on. */
    static Robin answerWith(ClientApi client, Tips tips) {
        Robin robin = new Robin(client, tips);
        client.subscribe(robin::happened);
        client.start();
        return robin;
    }

    /** Opens a chat and says hello. Tries again for a while: the user's prekeys may still be on their way to the relay. */
    void greet(AccountName user) {
        greet(user, GREETING_ATTEMPTS);
    }

    private void greet(AccountName user, int attempts) {
        client.submit(new Command.Init(user))
                .onSuccess(done -> say(user, tips.greeting + "\n" + tips.last()))
                .onFailure(refused -> {
                    if (attempts > 1) {
                        LATER.execute(() -> greet(user, attempts - 1));
                    }
                });
    }

    private void happened(ClientEvent event) {
        if (event instanceof ClientEvent.MessageReceived message) {
            say(message.from(), answer(message.text()));
        } else if (event instanceof ClientEvent.SessionChanged changed
                && changed.state() == ClientEvent.SessionState.ESTABLISHED
                && changed.by() == ClientEvent.Initiator.PEER) {
            say(changed.peer(), "New keys, same Robin. Nothing of before can be read with them.");
        }
    }

    private String answer(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (word.equals("bye") || word.equals("exit")) {
            return tips.farewell;
        }
        if (word.startsWith("help") || word.equals("?")) {
            return String.join("\n", tips.tips);
        }
        String tip = tips.tips.get(answers % tips.tips.size());
        answers++;
        return "You said: " + text + "\n" + tip;
    }

    private void say(AccountName to, String text) {
        // A refusal (the chat was reset meanwhile, the text is too long to repeat) needs no answer.
        client.submit(new Command.SendText(to, text)).onFailure(refused -> answers = 0);
    }
}
