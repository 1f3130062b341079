package dev.snapgate.internal.report;

import dev.snapgate.internal.text.Visible;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes HTML of which every text and every attribute is escaped: there is no other way to add one.
 * What {@link Visible} calls hidden is marked, so that an escape is told from the same characters
 * in the text.
 */
final class HtmlWriter {

  private final Writer out;
  private final Deque<String> open = new ArrayDeque<>();

  HtmlWriter(Writer out) {
    this.out = out;
  }

  /** Begins an element. Attributes are names and values in turn. */
  HtmlWriter start(String tag, String... attributes) throws IOException {
    tag(tag, attributes);
    open.push(tag);
    return this;
  }

  /** An element that holds nothing and has no end. */
  HtmlWriter empty(String tag, String... attributes) throws IOException {
    tag(tag, attributes);
    return this;
  }

  private void tag(String tag, String... attributes) throws IOException {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(Visible.line(attributes[i + 1], Integer.MAX_VALUE));
      out.append('"');
    }
    out.append('>');
  }

  /** Ends the element that was begun last. */
  HtmlWriter end() throws IOException {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** Ends it and begins a new line in the file. */
  HtmlWriter endLine() throws IOException {
    end();
    out.append('\n');
    return this;
  }

  /** An element of text alone. */
  HtmlWriter element(String tag, String text, String... attributes) throws IOException {
    return start(tag, attributes).text(text).end();
  }

  /** Text on one line. */
  HtmlWriter text(String text) throws IOException {
    return text(text, false);
  }

  /** Text whose tabs and line feeds stay what they are. */
  HtmlWriter block(String text) throws IOException {
    return text(text, true);
  }

  private HtmlWriter text(String text, boolean lines) throws IOException {
    StringBuilder run = new StringBuilder();
    boolean runIsHidden = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      boolean hidden = Visible.isHidden(c) && !(lines && Visible.isLayout(c));
      if (hidden != runIsHidden) {
        flush(run, runIsHidden);
        runIsHidden = hidden;
      }
      if (hidden) {
        Visible.appendEscape(run, c);
      } else {
        run.appendCodePoint(c);
      }
      i += Character.charCount(c);
    }
    flush(run, runIsHidden);
    return this;
  }

  private void flush(StringBuilder run, boolean hidden) throws IOException {
    if (run.isEmpty()) {
      return;
    }
    if (hidden) {
      out.append("<span class=\"escape\">").append(run).append("</span>");
    } else {
      escape(run);
    }
    run.setLength(0);
  }

  private void escape(CharSequence text) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
  }

  /** A style sheet or a script of our own, which no escaping may touch. */
  HtmlWriter own(String tag, String content) throws IOException {
    out.append('<').append(tag).append('>').append(content);
    out.append("</").append(tag).append(">\n");
    return this;
  }

  HtmlWriter doctype() throws IOException {
    out.append("<!doctype html>\n");
    return this;
  }
}
