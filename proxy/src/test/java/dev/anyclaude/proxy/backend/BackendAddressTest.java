package dev.anyclaude.proxy.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackendAddressTest {

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080, http://127.0.0.1:8080/v1/models",
        "http://127.0.0.1:8080/v1, http://127.0.0.1:8080/v1/models",
        "http://127.0.0.1:8080/v1/, http://127.0.0.1:8080/v1/models",
        "localhost:1234, http://localhost:1234/v1/models",
        "https://box.example/llm/v1, https://box.example/llm/v1/models"
    })
    void takesAddressesAsPeopleWriteThem(String text, String models) {
        assertThat(BackendAddress.parse(text).endpoint("v1/models")).hasToString(models);
    }

    @Test
    void saysWhatIsNoAddress() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BackendAddress.parse("ftp://x"))
                .withMessageContaining("ftp://x");
    }

    @Test
    void asksMlxLmForTheModelThatItRunsAndNotForOneOnTheDisk() {
        List<BackendModel> models = List.of(new BackendModel("on-disk", 0, "", OptionalInt.empty()));
        assertThat(new BackendModels(models, "BaseHTTP/0.6 Python/3.12", OptionalInt.empty()).defaultModel())
                .isEqualTo("default_model");
        assertThat(new BackendModels(models, "uvicorn", OptionalInt.empty()).defaultModel())
                .isEqualTo("on-disk");
        assertThat(new BackendModels(List.of(), "uvicorn", OptionalInt.empty()).defaultModel())
                .isEqualTo("default_model");
    }
}
