/* ftp-data.c - what FTP's second connection carries: a file, or the list of a folder.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It has no header; that it is FTP's is known from what the first connection announced, or from
 * the server's port 20 (RFC 959, 3.2).
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

/* A text of more than so many octets a packet is looked at no further. */
#define MAX_LOOK 65536

enum { SETUP_FRAME, SETUP_METHOD };

static const OctetField fields[] = {
  [SETUP_FRAME] = { "ftp-data.setup-frame", N_("Announced in packet"), OCTET_FIELD_FRAME,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_BEGIN,
    .lesson = N_("The packet of the first connection in which one end said where it waits for "
                 "this one.") },
  [SETUP_METHOD] = { "ftp-data.setup-method", N_("Announced by"), OCTET_FIELD_STRING,
    .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("PASV and EPSV: the server waits and the client calls. PORT and EPRT: the other "
                 "way round, which few routers let through.") },
};

static const OctetCarrier carriers[] = { { "tcp.port", 20 } };

/* Letters, and what stands between lines and words. */
static gboolean
is_text (OctetDissector *self)
{
  const guint8 *bytes = octet_dissector_get_bytes (self);
  gsize size = MIN (octet_dissector_get_captured (self), MAX_LOOK);

  for (gsize i = 0; i < size; i++)
    if (!g_ascii_isprint ((char) bytes[i]) && !g_ascii_isspace ((char) bytes[i]))
      return FALSE;
  return size > 0;
}

static void
ftp_data_dissect (OctetDissector *self)
{
  const OctetExpectation *expectation = octet_dissector_get_expectation (self);
  gsize size = octet_dissector_get_size (self);

  octet_dissector_describe (self, ngettext (" (%u byte)", " (%u bytes)", size), (guint) size);
  octet_dissector_summarize (self, ngettext ("%u byte of a file", "%u bytes of a file", size),
                             (guint) size);
  octet_dissector_add_uint (self, SETUP_FRAME,
                            expectation != NULL ? expectation->packet
                                                : octet_dissector_get_frame (self)->number, 0, 0);
  if (expectation != NULL && expectation->text != NULL)
    octet_dissector_add_text (self, SETUP_METHOD, expectation->text, 0, 0);
  if (is_text (self))
    octet_dissector_hand_on_text (self, "media_type", "text/plain");
  else
    octet_dissector_hand_on_data (self);
}

const OctetProtocol octet_protocol_ftp_data = {
  .key = "ftp-data",
  .name = N_("File transfer"),
  .short_name = "FTP-DATA",
  .reference = "RFC 959, 3.2",
  .level = OCTET_LEVEL_APPLICATION,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = ftp_data_dissect,
  .lesson = N_("The file itself, bare, on a connection that was opened for nothing else and is "
               "closed at its end."),
};
