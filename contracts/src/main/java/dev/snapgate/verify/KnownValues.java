package dev.snapgate.verify;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values and their names, and where the values stand in a text: as they are or escaped as in JSON,
 * URLs, HTML and XML.
 *
 * <p>A tree of characters, so that neither adding a value nor a search depends on how many values
 * there are.
 */
final class KnownValues {

  /** A value, and what is written in its place. */
  private record Known(String value, String name, boolean alone) {}

  /** A place in a text where a value ends, or where the text ends within it. */
  private record Found(Known known, int end) {}

  /** A place in the tree: so many characters of the value below the node. */
  private record Place(Node node, int depth) {}

  /** A place in the tree and in the text. */
  private record Step(Place place, int at) {}

  private static final class Node {
    private final int depth;

    /** The value that ends here. */
    private @Nullable Known ends;

    /** The value that goes on from here, if it is the only one; there is no other node then. */
    private @Nullable Known only;

    private @Nullable Map<Character, Node> next;

    /** The longest value that begins with the characters that lead here. */
    private @Nullable Known longest;

    Node(int depth) {
      this.depth = depth;
    }

    private @Nullable Node after(char character) {
      return next == null ? null : next.get(character);
    }

    private Node grow(char character) {
      Map<Character, Node> children = next;
      if (children == null) {
        children = new HashMap<>();
        next = children;
      }
      return children.computeIfAbsent(character, c -> new Node(depth + 1));
    }

    private void passes(Known known) {
      if (longest == null || longest.value().length() < known.value().length()) {
        longest = known;
      }
    }
  }

  /** Less of a value that was cut off cannot be told from other text, and tells nothing. */
  private static final int LEAST_CUT = 4;

  private final Node root = new Node(0);

  /**
   * Adds a value that was not added before.
   *
   * @param alone whether it counts only where no digit stands beside it
   */
  void add(String value, String name, boolean alone) {
    Known known = new Known(value, name, alone);
    Node node = root;
    for (int depth = 0; ; depth++) {
      node.passes(known);
      if (depth == value.length()) {
        node.ends = known;
        return;
      }
      Known other = node.only;
      if (node != root && other == null && node.next == null) {
        node.only = known;
        return;
      }
      if (other != null) {
        node.only = null;
        Node below = node.grow(other.value().charAt(depth));
        below.passes(other);
        if (other.value().length() == depth + 1) {
          below.ends = other;
        } else {
          below.only = other;
        }
      }
      node = node.grow(value.charAt(depth));
    }
  }

  /**
   * The text with names in place of the values: of several that begin at one character the longest,
   * and one after the other those that overlap.
   *
   * @param least values with fewer characters stay
   */
  String named(String text, int least) {
    StringBuilder named = new StringBuilder();
    int copied = 0;
    int at = 0;
    while (at < text.length()) {
      Found found = longest(text, at, least);
      if (found == null) {
        at++;
        continue;
      }
      named.append(text, copied, at).append(found.known().name());
      int end = found.end();
      for (int within = at + 1; within < end; within++) {
        Found beyond = longest(text, within, least);
        if (beyond != null && beyond.end() > end) {
          named.append(beyond.known().name());
          end = beyond.end();
        }
      }
      copied = end;
      at = end;
    }
    return copied == 0 ? text : named.append(text, copied, text.length()).toString();
  }

  /** Without the beginnings of values that were cut off where a long text was shortened. */
  String withoutCut(String text) {
    StringBuilder kept = new StringBuilder();
    int from = 0;
    for (int cut = text.indexOf('…'); cut >= 0; cut = text.indexOf('…', cut + 1)) {
      int start = from;
      Found beginning = null;
      while (start < cut && beginning == null) {
        beginning = cutOff(text, start, cut);
        start++;
      }
      if (beginning != null) {
        kept.append(text, from, start - 1).append(beginning.known().name());
        from = cut;
      }
    }
    return from == 0 ? text : kept.append(text, from, text.length()).toString();
  }

  /** The longest value that begins here. */
  private @Nullable Found longest(String text, int start, int least) {
    if (!canBegin(text.charAt(start))) {
      return null;
    }
    Found longest = null;
    Walk walk = new Walk(text, start);
    for (Step step = walk.next(); step != null; step = walk.next()) {
      Known known = ended(step.place());
      if (known != null
          && known.value().length() >= least
          && (!known.alone() || isAlone(text, start, step.at()))
          && (longest == null
              || known.value().length() > longest.known().value().length()
              || (known.equals(longest.known()) && step.at() > longest.end()))) {
        longest = new Found(known, step.at());
      }
    }
    return longest;
  }

  /** The value that begins here and that the end cuts off. */
  private @Nullable Found cutOff(String text, int start, int end) {
    if (!canBegin(text.charAt(start))) {
      return null;
    }
    Found found = null;
    Walk walk = new Walk(text.substring(0, end), start);
    for (Step step = walk.next(); step != null; step = walk.next()) {
      Known known = step.place().node().longest;
      if (known != null
          && step.place().depth() >= LEAST_CUT
          && (step.at() == end || Escapes.isHalf(text, step.at(), end))
          && (found == null || known.value().length() > found.known().value().length())) {
        found = new Found(known, end);
      }
    }
    return found;
  }

  private boolean canBegin(char character) {
    return Escapes.canBegin(character) || root.after(character) != null;
  }

  private static @Nullable Known ended(Place place) {
    Node node = place.node();
    Known only = node.only;
    if (place.depth() == node.depth) {
      return node.ends;
    }
    return only != null && only.value().length() == place.depth() ? only : null;
  }

  /** Digits within more digits are another number. */
  private static boolean isAlone(String text, int start, int end) {
    return (end == text.length() || !isDigit(text.charAt(end)))
        && (start == 0
            || !isDigit(text.charAt(start - 1))
            || Escapes.ends(text, start, '%', "", 2)
            || Escapes.ends(text, start, '\\', "u", 4));
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  /** Follows a text down the tree, whatever its escapes may mean. */
  private final class Walk {

    private final String text;
    private final Deque<Step> ahead = new ArrayDeque<>();

    /** So that many ways to read a row of backslashes are not followed one by one. */
    private final Set<Step> seen = new HashSet<>();

    Walk(String text, int start) {
      this.text = text;
      follow(new Place(root, 0), start);
    }

    @Nullable Step next() {
      Step step = ahead.poll();
      if (step != null) {
        follow(step.place(), step.at());
      }
      return step;
    }

    private void follow(Place place, int at) {
      if (at == text.length()) {
        return;
      }
      Escapes.meanings(text, at).forEach(meant -> follow(place, meant));
    }

    private void follow(Place place, Escapes.Meant meant) {
      Place after = place;
      for (char unit : Character.toChars(meant.character())) {
        Place next = after(after, unit);
        if (next == null) {
          return;
        }
        after = next;
      }
      Step step = new Step(after, meant.end());
      if (seen.add(step)) {
        ahead.add(step);
      }
    }

    private @Nullable Place after(Place place, char unit) {
      Known only = place.node().only;
      if (only != null) {
        return place.depth() < only.value().length() && only.value().charAt(place.depth()) == unit
            ? new Place(place.node(), place.depth() + 1)
            : null;
      }
      Node next = place.node().after(unit);
      return next == null ? null : new Place(next, next.depth);
    }
  }
}
