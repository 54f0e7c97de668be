package dev.anyclaude.bench.notebook;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.junit.platform.reporting.legacy.xml.LegacyXmlReportGeneratingListener;

/**
 * Notebooks to be tested.
 *
 * @param parameters other values for what the notebooks declare; a notebook that does not declare one goes without it
 */
public record NotebookSuite(
        List<Path> files, Map<String, String> parameters, KernelLimits limits, Sanitiser sanitiser) {
    private static final String STORED = "anyclaude-notebooks";

    public NotebookSuite {
        files = List.copyOf(files);
        parameters = new LinkedHashMap<>(parameters);
    }

    @Override
    public Map<String, String> parameters() {
        return new LinkedHashMap<>(parameters);
    }

    /** Those of the parameters that the notebook declares. */
    Map<String, String> parametersOf(Notebook notebook) {
        Set<String> declared = Parameters.names(notebook);
        Map<String, String> fitting = parameters();
        fitting.keySet().retainAll(declared);
        return fitting;
    }

    /**
     * Runs the tests on the JUnit platform.
     *
     * @param xml folder for the JUnit XML file
     * @param out told if the file cannot be written
     * @param progress told of every test
     */
    public TestExecutionSummary run(Path xml, PrintWriter out, TestExecutionListener progress) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        try (LauncherSession session = LauncherFactory.openSession()) {
            session.getStore().put(Namespace.create(STORED), STORED, this);
            session.getLauncher()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass(NotebookTests.class))
                                    .build(),
                            summary,
                            new LegacyXmlReportGeneratingListener(xml, out),
                            progress);
        }
        return summary.getSummary();
    }

    /** Hands the suite to the tests. */
    static final class Resolver implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == NotebookSuite.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getStore(
                            ExtensionContext.StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.create(STORED))
                    .getOrDefault(
                            STORED,
                            NotebookSuite.class,
                            new NotebookSuite(List.of(), Map.of(), KernelLimits.STANDARD, Sanitiser.STANDARD));
        }
    }
}
