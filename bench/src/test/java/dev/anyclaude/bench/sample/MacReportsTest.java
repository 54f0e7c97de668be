package dev.anyclaude.bench.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Reports in the form that published ones have; no Mac was at hand to print them. */
class MacReportsTest {
    private static final String DISPLAYS = """
            Graphics/Displays:

                Apple M2 Pro:

                  Chipset Model: Apple M2 Pro
                  Type: GPU
                  Bus: Built-In
                  Total Number of Cores: 19
                  Vendor: Apple (0x106b)
                  Metal Support: Metal 3
                  Displays:
                    Color LCD:
                      Main Display: Yes
            """;

    @Test
    void namesTheGraphicsProcessorAndItsCores() {
        assertThat(MacReports.gpu(DISPLAYS)).isEqualTo("Apple M2 Pro, 19 cores");
        assertThat(MacReports.gpu(DISPLAYS.replaceFirst("\n.*Total Number.*", "")))
                .isEqualTo("Apple M2 Pro");
        assertThat(MacReports.gpu("")).isEmpty();
    }

    @Test
    void powerModeIsReadUnderBothItsNames() {
        assertThat(MacReports.powerMode(settings("lowpowermode         0"))).isEqualTo("automatic");
        assertThat(MacReports.powerMode(settings("lowpowermode         1"))).isEqualTo("low power");
        assertThat(MacReports.powerMode(settings("powermode            0"))).isEqualTo("automatic");
        assertThat(MacReports.powerMode(settings("powermode            1"))).isEqualTo("low power");
        assertThat(MacReports.powerMode(settings("powermode            2"))).isEqualTo("high power");
    }

    @Test
    void whatHasAnotherFormIsUnknown() {
        assertThat(MacReports.powerMode(settings("powermode            9"))).isEmpty();
        assertThat(MacReports.powerMode("")).isEmpty();
    }

    private static String settings(String mode) {
        return """
                System-wide power settings:
                Currently in use:
                 standby              1
                 sleep                1 (sleep prevented by powerd)
                 hibernatemode        3
                 %s
                 womp                 1
                """.replace("%s", mode);
    }
}
