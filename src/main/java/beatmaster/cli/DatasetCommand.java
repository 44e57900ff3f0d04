package beatmaster.cli;

import beatmaster.dataset.DataSet;
import beatmaster.dataset.DataSetBuilder;
import beatmaster.dataset.ImportReport;
import beatmaster.dataset.Split;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the data file that {@code train} learns from. */
@Command(
        name = "dataset",
        description = "Make a data file for training of a zip or folder of MIDI files, with or without an info.csv.")
public final class DatasetCommand implements Callable<Integer> {

    private static final int SHOWN = 5;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "IN", description = "Zip or folder of MIDI files; of other metres than 4/4 they keep the 4/4.")
    private Path input;

    @Option(names = "--out", paramLabel = "FILE", description = "The data file to write.")
    private Path out;

    @Option(names = "--stats", description = "Print what is in it.")
    private boolean stats;

    @Option(names = "--drum-channel", paramLabel = "1..16", description = "The channel the drums are on; left out: 10, or a "
            + "track called drums, or one that plays like them.")
    private Integer drumChannel;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
            description = "Chance that splits files without an info.csv 80/10/10 (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() throws IOException {
        requireUsage(drumChannel == null || drumChannel >= 1 && drumChannel <= 16,
                "--drum-channel must be 1..16: " + drumChannel);
        requireUsage(out != null || stats, "--out FILE says where to write the data (or only look: --stats)");
        PrintWriter screen = spec.commandLine().getOut();
        DataSetBuilder.Result result = build();
        tell(result.report(), screen);
        if (stats) {
            DatasetTable.print(result.data(), screen);
        }
        if (out != null) {
            result.data().write(out);
            screen.printf("%s: %d performances, %d bars (train with: train --data %s)%n",
                    out, result.data().all().size(), bars(result.data()), out);
        }
        screen.flush();
        return 0;
    }

    private void requireUsage(boolean right, String rule) {
        if (!right) {
            throw new ParameterException(spec.commandLine(), rule);
        }
    }

    private DataSetBuilder.Result build() throws IOException {
        DataSetBuilder builder = new DataSetBuilder(input).seed(seed);
        if (drumChannel != null) {
            builder.drumChannel(drumChannel - 1);
        }
        if (System.console() == null) {
            return builder.build();
        }
        try (ProgressBar bar = new ProgressBarBuilder().setTaskName("Reading").setUnit(" files", 1)
                .setStyle(ProgressBarStyle.ASCII).build()) {
            return builder.progress((done, total) -> bar.maxHint(total).stepTo(done)).build();
        }
    }

    private static int bars(DataSet data) {
        return data.all().stream().mapToInt(p -> p.groove().bars()).sum();
    }

    private static void tell(ImportReport report, PrintWriter screen) {
        ImportLines.summary(report, screen);
        for (Split split : Split.values()) {
            screen.printf("  %-10s %5d files, %6d bars played%n", split.key(), report.files().getOrDefault(split, 0),
                    report.barsPlayed().getOrDefault(split, 0));
        }
        ImportLines.leftOut(report, SHOWN, screen);
    }
}
