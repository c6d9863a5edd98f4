package dev.sotto.client.face.tui;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;

/** Whether standard input and standard output are a terminal, asked without starting a program. */
public final class OnTerminal {
    private OnTerminal() {}

    public static boolean isOn() {
        Console console = System.console();
        return console != null && isTerminal(console);
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
