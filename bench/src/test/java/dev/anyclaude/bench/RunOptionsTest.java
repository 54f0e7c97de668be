package dev.anyclaude.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What a run is when nothing, or little, is said. */
class RunOptionsTest {
    @Test
    void aRunHasTenBlocksAQuickOneSevenAndOneToPublishTwenty() {
        assertThat(parse().size().blocks()).isEqualTo(10);
        assertThat(parse("--quick").size().blocks()).isEqualTo(7);
        assertThat(parse("--publish").size().blocks()).isEqualTo(20);
        assertThatExceptionOfType(CommandLine.ParameterException.class)
                .isThrownBy(() -> parse("--quick", "--publish"))
                .withMessageContaining("mutually exclusive");
    }

    @Test
    void onlyARunToPublishAsksOfSeveralStrataUnlessToldTo() {
        assertThat(parse().size().strata()).isEqualTo(1);
        assertThat(parse("--quick").size().strata()).isEqualTo(1);
        assertThat(parse("--publish").size().strata()).isEqualTo(3);
        assertThat(parse("--strata", "2").strata).contains(2);
    }

    @Test
    void theClaimIsSixUnlessAnotherIsMade() {
        assertThat(parse().claim).isEqualTo(6);
        assertThat(parse("--claim", "3.5").claim).isEqualTo(3.5);
    }

    @Test
    void aGateHasTenBlocksOfFiveRequestsOfEachBuild() {
        GateOptions options = CommandLine.populateCommand(new GateOptions());
        assertThat(options.blocks).isEqualTo(10);
        assertThat(options.rounds).isEqualTo(5);
    }

    private static RunOptions parse(String... arguments) {
        return CommandLine.populateCommand(new RunOptions(), arguments);
    }
}
