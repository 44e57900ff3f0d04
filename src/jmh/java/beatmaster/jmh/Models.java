package beatmaster.jmh;

import beatmaster.bench.HeardSteps;
import beatmaster.bench.LargeModel;
import beatmaster.lstm.Engine;
import beatmaster.lstm.ModelFile;
import java.nio.file.Path;

/** The models that are measured, and what they hear. */
final class Models {

    private static final int HEARD = 256;

    private Models() {
    }

    /** The model that comes with the program; Maven runs in the project's folder. */
    static ModelFile shipped() {
        return ModelFile.open(Path.of("models", "groove.model"));
    }

    /** @param name {@code shipped} or {@code large} */
    static ModelFile named(String name) {
        return name.equals("large") ? LargeModel.make() : shipped();
    }

    /** Features of steps that the shipped model played. */
    static float[][] heard() {
        return HeardSteps.of(Engine.JAVA.open(shipped()), HEARD);
    }
}
