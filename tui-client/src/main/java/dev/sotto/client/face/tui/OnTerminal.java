package dev.sotto.client.face.tui;

import dev.sotto.client.face.Environment;
import java.io.Console;
import java.lang.reflect.InvocationTargetException;

/** Whether this process has a terminal that a full screen can be drawn on, asked without starting a program. */
public final class OnTerminal {
    private OnTerminal() {}

    public static boolean isOn(Environment environment) {
        return isTerminalThatDraws(environment) && isOn();
    }

    /** Standard input and standard output are a terminal. */
    @SuppressWarnings("SystemConsoleNull") // it is null up to JDK 21, and asked further from 22 on
    public static boolean isOn() {
        Console console = System.console();
        return console != null && isTerminal(console);
    }

    /** As {@code TERM} says: something, and not {@code dumb}. */
    public static boolean isTerminalThatDraws(Environment environment) {
        return environment.text("TERM").filter(term -> !term.equals("dumb")).isPresent();
    }

    /** From JDK 22 on there is a console without a terminal too, and a method that tells. */
    private static boolean isTerminal(Console console) {
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }
}
