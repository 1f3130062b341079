package suite;

import org.junit.jupiter.api.Test;

class @class@ {
//repeat
  @Test
  void @method@() {}
//end
}
