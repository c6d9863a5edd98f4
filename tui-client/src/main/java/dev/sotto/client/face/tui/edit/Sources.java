package dev.sotto.client.face.tui.edit;

import dev.sotto.protocol.AccountName;
import java.util.List;
import java.util.Optional;

/**
 * What completion can offer from outside of the line.
 *
 * @param names users, the likeliest first
 * @param themes names of themes
 * @param folder the folder that was listed last because {@link Completion#folderWanted} asked for it
 */
public record Sources(List<AccountName> names, List<String> themes, Optional<FolderListing> folder) {
    public Sources {
        names = List.copyOf(names);
        themes = List.copyOf(themes);
    }

    public static Sources of(List<AccountName> names, List<String> themes) {
        return new Sources(names, themes, Optional.empty());
    }

    public Sources withFolder(FolderListing listing) {
        return new Sources(names, themes, Optional.of(listing));
    }
}
