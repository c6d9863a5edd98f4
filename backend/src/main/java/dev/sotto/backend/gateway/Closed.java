package dev.sotto.backend.gateway;

/** Nothing is accepted; the connection is over or about to be. */
final class Closed extends State {
    @Override
    String awaits() {
        return "nothing";
    }
}
