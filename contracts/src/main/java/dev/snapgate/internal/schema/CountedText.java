package dev.snapgate.internal.schema;

/** A text of which a pattern can read only so many characters. */
final class CountedText implements CharSequence {
  private final String text;
  private int left;

  /**
   * @param left how many may be read; one more is {@link TooCostly}
   */
  CountedText(String text, int left) {
    this.text = text;
    this.left = left;
  }

  /** How many may still be read; less than 0 where it was not enough. */
  int left() {
    return left;
  }

  @Override
  public char charAt(int index) {
    if (--left < 0) {
      throw new TooCostly();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
