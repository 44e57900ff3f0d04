package beatmaster.cli;

import beatmaster.preset.Presets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ParseResult;

/** Options of {@code perform} that somebody else is to use later, from another folder: checked now, files named in full. */
final class PerformOptions {

    private static final String PERFORM = "perform";
    private static final String RECORD = "--record";
    private static final List<String> WRITTEN = List.of(RECORD, "--stats");

    private static final List<String> PORTS = List.of("--in", "--out", "--clock-in", "--virtual", "--auto");

    private PerformOptions() {
    }

    /** The same, or whatever turns up where no port is named: a box without a screen has nobody to ask. */
    static List<String> withPorts(List<String> options) {
        boolean named = options.stream().anyMatch(word -> PORTS.contains(word.split("=", 2)[0]));
        List<String> all = new ArrayList<>(options);
        if (!named) {
            all.add("--auto");
        }
        return all;
    }

    /**
     * Checks them as {@code perform} itself would, as far as that is possible without ports.
     *
     * @return the same with whole paths where they name files to be read
     * @throws picocli.CommandLine.ParameterException where {@code perform} would refuse them
     * @throws RuntimeException where there is no such preset or model
     */
    static List<String> checked(List<String> options, Installation installation) {
        List<String> words = new ArrayList<>(List.of(PERFORM));
        words.addAll(options);
        ParseResult perform = BeatMaster.commandLine().parseArgs(words.toArray(String[]::new)).subcommand();
        if (perform.isUsageHelpRequested() || perform.isVersionHelpRequested()) {
            throw new Failure("A service plays: leave out --help and --version");
        }
        ((PerformCommand) perform.commandSpec().userObject()).check(installation);
        List<String> whole = new ArrayList<>();
        String name = "";
        for (String word : options) {
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            if (equals > 0) {
                whole.add(word.substring(0, equals + 1) + value(word.substring(0, equals), word.substring(equals + 1)));
            } else {
                whole.add(value(name, word));
            }
            name = word;
        }
        return whole;
    }

    private static String value(String name, String text) {
        boolean file = name.equals("--preset") && Presets.isFile(text)
                || name.equals("--model") && Files.isRegularFile(Path.of(text));
        if (file) {
            return Path.of(text).toAbsolutePath().normalize().toString();
        }
        if (WRITTEN.contains(name) && Path.of(text).getNameCount() > 1) {
            throw new Failure("A service writes into its state folder only: " + name + " " + Path.of(text).getFileName()
                    + ", not " + text);
        }
        if (name.equals(RECORD) && TakeRecorder.isFile(Path.of(text))) {
            throw new Failure("Every start of a service would write over " + text + ": name a folder, --record takes");
        }
        return text;
    }
}
