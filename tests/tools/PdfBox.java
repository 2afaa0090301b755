import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.preflight.PreflightDocument;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.exception.SyntaxValidationException;
import org.apache.pdfbox.preflight.parser.PreflightParser;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * What the tests ask of PDFBox, many files in one run.
 *
 *   PdfBox preflight FILE...        a line for each: the file, then its errors as PDF/A-1b
 *   PdfBox draw DPI FILE PREFIX...  PREFIX-1.pgm ... of each file's pages
 */
public final class PdfBox {
  public static void main(String[] words) throws Exception {
    if (words[0].equals("preflight")) {
      for (int at = 1; at < words.length; ++at) {
        System.out.println(words[at] + "\t" + errorsOf(new File(words[at])));
      }
    } else {
      for (int at = 2; at < words.length; at += 2) {
        draw(Float.parseFloat(words[1]), new File(words[at]), words[at + 1]);
      }
    }
  }

  private static String errorsOf(File file) throws Exception {
    ValidationResult result;
    try {
      PreflightParser parser = new PreflightParser(file);
      parser.parse();
      try (PreflightDocument document = parser.getPreflightDocument()) {
        document.validate();
        result = document.getResult();
      }
    } catch (SyntaxValidationException fault) {
      result = fault.getResult();
    }
    StringBuilder errors = new StringBuilder();
    for (ValidationResult.ValidationError error : result.getErrorsList()) {
      errors.append(error.getErrorCode()).append(' ')
          .append(error.getDetails().replaceAll("\\s+", " ")).append("; ");
    }
    if (errors.length() == 0 && !result.isValid()) errors.append("not valid");
    return errors.toString();
  }

  private static void draw(float dpi, File file, String prefix) throws Exception {
    try (PDDocument document = PDDocument.load(file)) {
      PDFRenderer renderer = new PDFRenderer(document);
      for (int page = 0; page < document.getNumberOfPages(); ++page) {
        write(renderer.renderImageWithDPI(page, dpi, ImageType.GRAY), prefix + "-" + (page + 1) + ".pgm");
      }
    }
  }

  private static void write(BufferedImage image, String path) throws Exception {
    int width = image.getWidth(), height = image.getHeight();
    byte[] pixels = new byte[width * height];
    image.getRaster().getDataElements(0, 0, width, height, pixels);
    try (OutputStream out = new BufferedOutputStream(new FileOutputStream(path))) {
      out.write(("P5\n" + width + " " + height + "\n255\n").getBytes(StandardCharsets.US_ASCII));
      out.write(pixels);
    }
  }
}
