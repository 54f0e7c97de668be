package dev.anyclaude.proxy.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackendAddressTest {

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080, http://127.0.0.1:8080, 8080, /v1/models",
        "http://127.0.0.1:8080/v1, http://127.0.0.1:8080, 8080, /v1/models",
        "http://127.0.0.1:8080/v1/, http://127.0.0.1:8080, 8080, /v1/models",
        "localhost:1234, http://localhost:1234, 1234, /v1/models",
        "HTTP://model_box, http://model_box, 80, /v1/models",
        "http://[::1]:8080/, http://[::1]:8080, 8080, /v1/models",
        "http://me:secret@box.example, http://box.example, 80, /v1/models",
        "https://b\u00fccher.example/llm/v1, https://xn--bcher-kva.example/llm, 443, /llm/v1/models"
    })
    void takesAddressesAsPeopleWriteThem(String text, String told, int port, String models) {
        BackendAddress address = BackendAddress.parse(text);

        assertThat(address).hasToString(told);
        assertThat(address.port()).isEqualTo(port);
        assertThat(address.target("v1/models")).isEqualTo(models);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://x", "", "http://", "http://x:99999", "http://x y", "http://x/?a=b", "http://x/ HTTP/1.1"})
    void saysWhatIsNoAddress(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BackendAddress.parse(text))
                .withMessageEndingWith(": " + text);
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
