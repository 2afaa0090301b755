import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Calendar;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * Signs a field that a PDF has, as a program of the signer's would: appended to the file, which stays
 * as it is.
 *
 *   SignPdf STORE PASSWORD IN OUT FIELD     STORE: PKCS #12 with one key
 */
public final class SignPdf {
  public static void main(String[] words) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    char[] password = words[1].toCharArray();
    try (InputStream in = new FileInputStream(words[0])) {
      store.load(in, password);
    }
    String alias = store.aliases().nextElement();
    PrivateKey key = (PrivateKey) store.getKey(alias, password);
    X509Certificate certificate = (X509Certificate) store.getCertificate(alias);
    try (PDDocument document = PDDocument.load(new File(words[2]));
        OutputStream out = new FileOutputStream(words[3])) {
      PDSignatureField field =
          (PDSignatureField) document.getDocumentCatalog().getAcroForm().getField(words[4]);
      sign(document, field, key, certificate);
      document.saveIncremental(out);
    }
  }

  private static void sign(
      PDDocument document, PDSignatureField field, PrivateKey key, X509Certificate certificate)
      throws IOException {
    if (field.getSignature() != null) throw new IOException("signed already");
    PDSignature signature = new PDSignature();
    signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
    signature.setSubFilter(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
    signature.setSignDate(Calendar.getInstance());
    field.getCOSObject().setItem(COSName.V, signature);
    // PDFBox takes the place and the look of a field away unless it is told a look to sign with.
    PDAnnotationWidget widget = field.getWidgets().get(0);
    PDRectangle box = widget.getRectangle();
    PDAppearanceDictionary look = widget.getAppearance();
    document.addSignature(signature, content -> cms(content.readAllBytes(), key, certificate));
    widget.setRectangle(box);
    widget.setAppearance(look);
  }

  private static byte[] cms(byte[] content, PrivateKey key, X509Certificate certificate)
      throws IOException {
    try {
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
              .build(new JcaContentSignerBuilder("SHA256WithRSA").build(key), certificate));
      generator.addCertificates(new JcaCertStore(Arrays.asList((Certificate) certificate)));
      return generator.generate(new CMSProcessableByteArray(content), false).getEncoded();
    } catch (Exception fault) {
      throw new IOException(fault);
    }
  }
}
