package dev.anyclaude.bench.gate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A receipt as JUnit XML: one test case for each metric, undecided ones as skipped. */
public final class JUnitXml {
    private JUnitXml() {}

    /**
     * Writes the file.
     *
     * @throws GateException if it cannot
     */
    public static void write(GateReceipt receipt, Path file) {
        try (OutputStream out = Files.newOutputStream(file)) {
            XMLStreamWriter xml =
                    XMLOutputFactory.newFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            suite(receipt, xml);
            xml.writeEndDocument();
            xml.close();
        } catch (IOException | XMLStreamException e) {
            throw new GateException(GateException.Kind.TOOL, "cannot write " + file + ": " + e, e);
        }
    }

    private static void suite(GateReceipt receipt, XMLStreamWriter xml) throws XMLStreamException {
        List<GateFinding> findings = receipt.findings();
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", "anyclaude gate");
        xml.writeAttribute("tests", Integer.toString(findings.size()));
        xml.writeAttribute("failures", count(findings, true));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", count(findings, false));
        for (GateFinding finding : findings) {
            xml.writeStartElement("testcase");
            xml.writeAttribute("classname", "anyclaude.gate");
            xml.writeAttribute("name", finding.evidence().metric().label() + ", " + receipt.stratum());
            String text = finding.reason() + "; " + GateText.evidence(finding, receipt.rule());
            if (finding.verdict() == GateVerdict.FAIL) {
                xml.writeStartElement("failure");
                xml.writeAttribute("message", finding.reason());
                xml.writeCharacters(text);
                xml.writeEndElement();
            } else if (finding.verdict() == GateVerdict.INCONCLUSIVE) {
                xml.writeStartElement("skipped");
                xml.writeAttribute("message", text);
                xml.writeEndElement();
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static String count(List<GateFinding> findings, boolean failures) {
        GateVerdict wanted = failures ? GateVerdict.FAIL : GateVerdict.INCONCLUSIVE;
        return Long.toString(
                findings.stream().filter(each -> each.verdict() == wanted).count());
    }
}
