package beatmaster;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The table of layers in src/docs/design.md, kept true. */
class LayersTest {

    /** Package -> the packages of ours that it may use. */
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            Map.entry("time", List.of()),
            Map.entry("midi", List.of()),
            Map.entry("realtime", List.of()),
            Map.entry("service", List.of()),
            Map.entry("grid", List.of("time", "midi")),
            Map.entry("clock", List.of("time", "midi")),
            Map.entry("schedule", List.of("time", "midi")),
            Map.entry("ports", List.of("time", "midi")),
            Map.entry("groove", List.of("grid")),
            Map.entry("listen", List.of("grid", "midi", "time")),
            Map.entry("smf", List.of("midi", "grid", "time")),
            Map.entry("preset", List.of("grid", "groove")),
            Map.entry("lstm", List.of("groove", "grid")),
            Map.entry("dataset", List.of("smf", "groove", "grid")),
            Map.entry("perform", List.of("time", "midi", "clock", "schedule", "grid", "listen", "groove", "preset")),
            Map.entry("train", List.of("dataset", "lstm", "groove", "grid")),
            Map.entry("evaluate", List.of("dataset", "lstm", "groove", "listen", "grid", "generate")),
            Map.entry("reference", List.of("dataset", "grid", "train", "evaluate")),
            Map.entry("generate", List.of("groove", "grid", "smf", "preset", "time")),
            Map.entry("bench", List.of("time", "midi", "clock", "lstm", "groove", "grid", "perform")));

    /** Library packages -> the packages of ours that alone may use them. */
    private static final Map<String, List<String>> ONLY_IN = Map.of(
            "javax.sound.midi..", List.of("ports", "smf"),
            "uk.co.xfactorylibrarians..", List.of("ports"),
            "com.sun.jna..", List.of("ports.alsa", "realtime"),
            "org.deeplearning4j..", List.of("train", "reference", "lstm.dl4j"),
            "org.nd4j..", List.of("train", "reference", "lstm.dl4j"),
            "org.knowm.xchart..", List.of("evaluate"),
            "picocli..", List.of("cli"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("beatmaster");

    @TestFactory
    Stream<DynamicTest> aPackageUsesOnlyTheRowsItMay() {
        return MAY_USE.entrySet().stream().map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
            String[] forbidden = Stream.concat(MAY_USE.keySet().stream(), Stream.of("cli"))
                    .filter(other -> !other.equals(entry.getKey()) && !entry.getValue().contains(other))
                    .map(other -> "beatmaster." + other + "..")
                    .toArray(String[]::new);
            ArchRuleDefinition.noClasses().that().resideInAPackage("beatmaster." + entry.getKey() + "..")
                    .should().dependOnClassesThat().resideInAnyPackage(forbidden)
                    .allowEmptyShould(true).check(CLASSES);
        }));
    }

    @TestFactory
    Stream<DynamicTest> aLibraryIsUsedInItsCornerOnly() {
        return ONLY_IN.entrySet().stream().map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
            String[] corners = entry.getValue().stream().map(own -> "beatmaster." + own + "..").toArray(String[]::new);
            ArchRuleDefinition.noClasses().that().resideOutsideOfPackages(corners)
                    .should().dependOnClassesThat().resideInAPackage(entry.getKey())
                    .allowEmptyShould(true).check(CLASSES);
        }));
    }

    @Test
    void onlyTimeReadsAClock() {
        ArchRuleDefinition.noClasses().that().resideOutsideOfPackages("beatmaster.time..", "beatmaster.cli..")
                .should().callMethod(System.class, "nanoTime")
                .orShould().callMethod(System.class, "currentTimeMillis")
                .orShould().callMethod(java.time.Instant.class, "now")
                .check(CLASSES);
    }

    @Test
    void everyPackageHasItsRow() {
        List<String> unknown = CLASSES.stream()
                .map(c -> c.getPackageName().split("\\."))
                .filter(parts -> parts.length > 1)
                .map(parts -> parts[1])
                .distinct()
                .filter(name -> !name.equals("cli") && !MAY_USE.containsKey(name))
                .toList();
        org.junit.jupiter.api.Assertions.assertEquals(List.of(), unknown,
                "packages without a row in the table: " + Arrays.toString(unknown.toArray()));
    }
}
