package dev.sotto.client.face.tui.overlay;

import java.util.List;

/**
 * One entry of a list: a name that is searched, a note that is searched by whole pieces of it, and what stands at the
 * right. All sanitised.
 */
record Item<V>(String name, String note, List<Span> tail, V value) {}
