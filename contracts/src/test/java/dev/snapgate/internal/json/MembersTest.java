package dev.snapgate.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MembersTest {

  private static final Members VOLUMES =
      Members.none()
          .with("Marker", Optional.empty())
          .with(
              "VolumeInfos", List.of(Members.none().with("VolumeSizeInBytes", 7).with("A", "é\"")))
          .with("Nothing", List.of())
          .with("Last", true);

  @Test
  void printsEveryKindOfValue() {
    assertThat(VOLUMES.json(List.of("Last", "Marker", "Nothing", "VolumeInfos"), false))
        .isEqualTo(
            "{\"Last\":true,\"Nothing\":[],\"VolumeInfos\":[{\"VolumeSizeInBytes\":7,"
                + "\"A\":\"é\\\"\"}]}");
  }

  @Test
  void printsAMemberInEachLine() {
    assertThat(VOLUMES.json(List.of("VolumeInfos", "Nothing", "Last"), true))
        .isEqualTo(
            """
            {
              "VolumeInfos": [
                {
                  "VolumeSizeInBytes": 7,
                  "A": "é\\""
                }
              ],
              "Nothing": [],
              "Last": true
            }\
            """);
    assertThat(Members.none().json(List.of(), true)).isEqualTo("{}");
  }

  @Test
  void takesTheTypesOfTheJdk() {
    assertThat(
            Members.of(
                Map.of(
                    "Last",
                    true,
                    "Nothing",
                    List.of(),
                    "VolumeInfos",
                    List.of(Map.of("VolumeSizeInBytes", 7L, "A", "é\"")))))
        .isEqualTo(VOLUMES);
    assertThatThrownBy(() -> Members.none().with("Size", 1.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the member Size is a Double; a value is a String, a whole number, a Boolean, a List"
                + " or a Map");
  }
}
