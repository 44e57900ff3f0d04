package beatmaster.lstm.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

class WindowEndsTest {

    private final WindowEnds ends = new WindowEnds(3, 5);

    @Test
    void eachDirectionIsReadWhereItHasSeenTheWholeWindow() {
        INDArray x = Nd4j.rand(DataType.FLOAT, 2, 6, 5);
        INDArray y = ends.preProcess(x, 2, LayerWorkspaceMgr.noWorkspaces());
        for (int row = 0; row < 2; row++) {
            for (int cell = 0; cell < 6; cell++) {
                assertEquals(x.getFloat(row, cell, cell < 3 ? 4 : 0), y.getFloat(row, cell));
            }
        }
    }

    @Test
    void gradientsGoBackToTheStepsThatWereRead() {
        INDArray gradient = Nd4j.rand(DataType.FLOAT, 2, 6);
        INDArray back = ends.backprop(gradient, 2, LayerWorkspaceMgr.noWorkspaces());
        for (int row = 0; row < 2; row++) {
            for (int cell = 0; cell < 6; cell++) {
                for (int t = 0; t < 5; t++) {
                    float expected = t == (cell < 3 ? 4 : 0) ? gradient.getFloat(row, cell) : 0;
                    assertEquals(expected, back.getFloat(row, cell, t));
                }
            }
        }
    }
}
