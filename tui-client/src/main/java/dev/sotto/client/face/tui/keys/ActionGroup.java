package dev.sotto.client.face.tui.keys;

/** How help sorts actions. */
public enum ActionGroup {
    WRITING("Writing"),
    EDITING("Editing the line"),
    MOVING("Moving between chats"),
    READING("Reading"),
    MESSAGES("A selected message"),
    PANELS("Tabs and panels"),
    LISTS("Lists and questions"),
    PROGRAM("The program");

    private final String title;

    ActionGroup(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
