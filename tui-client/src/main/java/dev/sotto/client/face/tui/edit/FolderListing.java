package dev.sotto.client.face.tui.edit;

import java.util.List;

/**
 * What is in a folder; names as the file system has them. A folder that could not be read is listed as empty.
 *
 * @param folder as {@link Completion#folderWanted} wrote it: with its last slash, {@code ~} not replaced
 */
public record FolderListing(String folder, List<Entry> entries) {
    public FolderListing {
        entries = List.copyOf(entries);
    }

    public record Entry(String name, boolean isFolder) {}
}
