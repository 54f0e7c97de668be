package dev.anyclaude.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredBaselineTest {
    private static final Fingerprint HERE = Fingerprint.of(SimulatedGate.manifest("r", "a processor"));
    private static final Fingerprint ELSEWHERE = Fingerprint.of(SimulatedGate.manifest("r", "another"));

    @TempDir
    Path folder;

    private final SimulatedGate quiet = new SimulatedGate(.02, .01, 11);

    @Test
    void eightPromotedJobsAreEnoughToJudgeTheNext() {
        for (int job = 0; job < 8; job++) {
            GateReceipt receipt = judge("job" + job, 1);
            assertThat(receipt.verdict()).isEqualTo(GateVerdict.NO_BASELINE);
            StoredBaseline.promote(receipt, HERE, folder);
        }
        assertThat(judge("same", 1).verdict()).isEqualTo(GateVerdict.PASS);
        GateReceipt slower = judge("slower", 1.3);
        assertThat(slower.verdict()).isEqualTo(GateVerdict.FAIL);
        assertThat(slower.findings().get(0).evidence().change().orElseThrow().ratio())
                .isBetween(1.25, 1.35);
        assertThatExceptionOfType(GateException.class)
                .isThrownBy(() -> StoredBaseline.promote(slower, HERE, folder))
                .withMessageContaining("ended with FAIL");
    }

    @Test
    void aRunOfAnotherMachineIsRefusedAndTheDifferenceNamed() {
        assertThatExceptionOfType(GateException.class)
                .isThrownBy(() -> StoredBaseline.promote(judge("foreign", 1), ELSEWHERE, folder))
                .withMessageContaining("cpu a processor instead of another")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(GateException.Kind.BASELINE));
    }

    @Test
    void aRunThatDidNotFindTheCacheIsRefused() {
        GateRun run = quiet.run("cold", 9, 1, Optional.empty());
        GateReceipt cold = new GateRun(
                        run.manifest(),
                        run.plan(),
                        "c",
                        run.plan().requests().stream()
                                .map(each -> SimulatedGate.sample(each, 500, false))
                                .toList(),
                        run.overhead(),
                        GateRule.STANDARD,
                        Optional.empty(),
                        Conditions.FIT)
                .againstStored(StoredBaseline.read(folder, HERE));
        assertThatExceptionOfType(GateException.class)
                .isThrownBy(() -> StoredBaseline.promote(cold, HERE, folder))
                .withMessageContaining("only 0 of 45 requests found the turn before in the cache");
    }

    @Test
    void whatCannotBeWrittenLeavesTheBaselineAsItWas() throws IOException {
        Path file = StoredBaseline.promote(judge("first", 1), HERE, folder);
        String before = Files.readString(file, StandardCharsets.UTF_8);
        Files.createDirectory(file.resolveSibling(file.getFileName() + ".new"));
        assertThatExceptionOfType(GateException.class)
                .isThrownBy(() -> StoredBaseline.promote(judge("second", 1), HERE, folder))
                .withMessageContaining("cannot write");
        assertThat(Files.readString(file, StandardCharsets.UTF_8)).isEqualTo(before);
    }

    @Test
    void aDamagedBaselineIsRefusedInOneLineThatSaysWhatToDo() throws IOException {
        Path file = StoredBaseline.promote(judge("here", 1), HERE, folder);
        String text = Files.readString(file, StandardCharsets.UTF_8);
        for (String damaged : List.of(
                text.substring(0, text.length() / 2),
                text.replace("total_warm", "nonsense"),
                "[]",
                text.replace("a processor", "x"))) {
            Files.writeString(file, damaged, StandardCharsets.UTF_8);
            assertThatExceptionOfType(GateException.class)
                    .isThrownBy(() -> StoredBaseline.read(folder, HERE))
                    .withMessageStartingWith("cannot read " + file)
                    .withMessageContaining("bench promote RUN")
                    .withMessageNotContaining("\n")
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(GateException.Kind.BASELINE));
        }
    }

    @Test
    void aRunIsPromotedOnce() {
        GateReceipt receipt = judge("once", 1);
        StoredBaseline.promote(receipt, HERE, folder);
        assertThatExceptionOfType(GateException.class)
                .isThrownBy(() -> StoredBaseline.promote(receipt, HERE, folder))
                .withMessageContaining("already");
    }

    @Test
    void jobsOfAnotherMachineAreNotComparedWithButNamed() {
        StoredBaseline.promote(judge("here", 1), HERE, folder);
        assertThat(StoredBaseline.read(folder, ELSEWHERE).jobs()).isEmpty();
        assertThat(StoredBaseline.nearest(folder, ELSEWHERE)).contains("cpu another instead of a processor");
        assertThat(StoredBaseline.nearest(folder.resolve("none"), HERE)).isEmpty();
    }

    @Test
    void aBaselineOfANewerSchemaIsRefused() throws IOException {
        Path file = StoredBaseline.promote(judge("here", 1), HERE, folder);
        String text = Files.readString(file, StandardCharsets.UTF_8);
        Files.writeString(file, text.replace("anyclaude-baseline/1", "anyclaude-baseline/2"), StandardCharsets.UTF_8);
        assertThatExceptionOfType(GateException.class)
                .isThrownBy(() -> StoredBaseline.read(folder, HERE))
                .withMessageContaining("anyclaude-baseline/2")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(GateException.Kind.BASELINE));
    }

    @Test
    void aPatchOfTheJvmIsNoOtherMachine() {
        Fingerprint patched = new Fingerprint(HERE.id(), HERE.hard(), Map.of("jvm", "17.0.2"));
        assertThat(patched.differences(HERE)).isEmpty();
        assertThat(patched.softDifferences(HERE)).contains("jvm 17.0.2 instead of jvm 17.0.1");
    }

    private GateReceipt judge(String name, double slower) {
        return quiet.run(name, 9, slower, Optional.empty()).againstStored(StoredBaseline.read(folder, HERE));
    }
}
