package beatmaster.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How training went, as the trainer wrote it down beside the model.
 *
 * @param epochs from 1
 * @param trainingBits mean loss of each epoch in bits a step, all that is learnt together
 * @param validationBits bits a step for the hits on the validation split
 */
public record TrainingCurve(double[] epochs, double[] trainingBits, double[] validationBits) {

    private static final String SUFFIX = ".curve.csv";

    /** The curve of a model file, if there is one with at least an epoch in it. */
    public static Optional<TrainingCurve> beside(Path model) throws IOException {
        Path file = model.resolveSibling(model.getFileName() + SUFFIX);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        List<double[]> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split(",");
            if (cells.length >= 3 && cells[0].matches("\\d+")) {
                double lossBits = number(cells[1], file) / Math.log(2);
                rows.add(new double[] {number(cells[0], file), lossBits, number(cells[2], file)});
            }
        }
        return rows.isEmpty() ? Optional.empty() : Optional.of(of(rows));
    }

    private static TrainingCurve of(List<double[]> rows) {
        double[][] columns = new double[3][];
        for (int column = 0; column < columns.length; column++) {
            int c = column;
            columns[column] = rows.stream().mapToDouble(row -> row[c]).toArray();
        }
        return new TrainingCurve(columns[0], columns[1], columns[2]);
    }

    private static double number(String cell, Path file) throws IOException {
        try {
            return Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            throw new IOException(file + ": a training curve holds numbers: \"" + cell + "\" (delete the file)", e);
        }
    }
}
