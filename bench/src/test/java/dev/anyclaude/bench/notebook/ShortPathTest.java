package dev.anyclaude.bench.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortPathTest {
    @Test
    void everyPointIsCountedFromTheOneBeforeWithoutAddingUpWhatIsRounded() {
        assertThat(ShortPath.in("<path d=\"M10,20 L10.04,20.04 L10.08,20.08 L-0.5,3\"/>"))
                .isEqualTo("<path d=\"m10 20l0 0l.1 .1l-10.6-17.1\"/>");
    }

    @Test
    void pointsOfACurveAreCountedFromWhereTheCurveBegins() {
        assertThat(ShortPath.in("<path d=\"M1,1 Q2,2 3,1 C4,0 5,0 6,1 Z M7,7 L8,8\"/>"))
                .isEqualTo("<path d=\"m1 1q1 1 2 0c1-1 2-1 3 0zm6 6l1 1\"/>");
    }

    @Test
    void pathsThatAreNotOfThisFormAndAllElseStayAsTheyAre() {
        String other = "<path d=\"m1,1 a2,2 0 0 1 3,3\"/><line x1=\"1.25\"/>";
        assertThat(ShortPath.in(other)).isEqualTo(other);
    }
}
