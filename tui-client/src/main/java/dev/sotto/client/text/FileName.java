package dev.sotto.client.text;

/** A name that is safe for one file in one folder, made from a name that somebody else chose. */
public final class FileName {
    /** Below the 255 bytes of the common file systems even if each character takes four. */
    public static final int MAX_CODE_POINTS = 60;

    private FileName() {}

    /**
     * Keeps letters, digits and a few signs of the last path component; everything else becomes {@code _}. Never
     * empty, never a hidden file, an option or a parent folder.
     */
    public static String of(String foreign) {
        String last = foreign.substring(Math.max(foreign.lastIndexOf('/'), foreign.lastIndexOf('\\')) + 1);
        StringBuilder name = new StringBuilder();
        last.codePoints()
                .limit(MAX_CODE_POINTS)
                .forEach(c -> name.appendCodePoint(allowed(c, name.isEmpty()) ? c : '_'));
        while (!name.isEmpty() && ". ".indexOf(name.charAt(name.length() - 1)) >= 0) {
            name.setLength(name.length() - 1);
        }
        return name.isEmpty() ? "file" : name.toString();
    }

    private static boolean allowed(int codePoint, boolean first) {
        return (Character.isLetterOrDigit(codePoint) && !CodePoints.isInvisible(codePoint))
                || codePoint == '_'
                || (!first && (codePoint == '.' || codePoint == '-' || codePoint == ' '));
    }
}
