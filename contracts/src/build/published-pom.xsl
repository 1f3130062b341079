<?xml version="1.0" encoding="UTF-8"?>
<!--
  Takes out of a flattened POM what its users are not to get: the libraries that lie in the jar of the contracts, and those
  that are optional, since which of them and which version is the user's choice.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:pom="http://maven.apache.org/POM/4.0.0" exclude-result-prefixes="pom">
  <xsl:output encoding="UTF-8" indent="yes"/>
  <xsl:strip-space elements="*"/>

  <xsl:template match="@*|node()">
    <xsl:copy>
      <xsl:apply-templates select="@*|node()"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="pom:dependency[not(pom:groupId = 'dev.snapgate' or pom:groupId = 'org.wiremock')]"/>
  <xsl:template match="pom:dependencies[not(pom:dependency[pom:groupId = 'dev.snapgate' or pom:groupId = 'org.wiremock'])]"/>
</xsl:stylesheet>
