/* imap.c - Internet Message Access Protocol, RFC 9051.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     client:  a1 LOGIN ada lovelace               tag, command, arguments
 *     server:  * CAPABILITY IMAP4rev1              an asterisk: what is told unasked or in between
 *              a1 OK LOGIN completed               the request's tag, and how it went
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"
#include "protocols/mail/mail-talk.h"
#include "protocols/mail/text-line.h"

#define SERVER_PORT 143

enum
{
  IS_REQUEST, LINE, REQUEST, REQUEST_TAG, TAG, REQUEST_UID, REQUEST_COMMAND, COMMAND, USER,
  PASSWORD, FOLDER, RESPONSE, RESPONSE_TAG, STATUS, RESPONSE_COMMAND, RESPONSE_IN, RESPONSE_TO,
  TIME,
};

static const OctetField fields[] = {
  [IS_REQUEST] = { "imap.isrequest", N_("Request"), OCTET_FIELD_BOOL, .flags = OCTET_FIELD_HIDDEN,
    .lesson = N_("Whether the client speaks.") },
  [LINE] = { "imap.line", N_("Line"), OCTET_FIELD_STRING,
    .lesson = N_("What is said, line by line.") },
  [REQUEST] = { "imap.request", N_("Request line"), OCTET_FIELD_STRING,
    .lesson = N_("What the client wants.") },
  [REQUEST_TAG] = { "imap.request_tag", N_("Request tag"), OCTET_FIELD_STRING,
    .lesson = N_("A word of the client's choice; the answer carries it too, since several "
                 "requests may be under way.") },
  [TAG] = { "imap.tag", N_("Any tag"), OCTET_FIELD_STRING, .flags = OCTET_FIELD_HIDDEN,
    .lesson = N_("The word that request and answer share.") },
  [REQUEST_UID] = { "imap.request.command.uid", N_("Counts by UID"), OCTET_FIELD_BOOL,
    .on = N_("Yes"), .off = N_("No"),
    .lesson = N_("Whether letters are named by numbers that stay, instead of by their place.") },
  [REQUEST_COMMAND] = { "imap.request.command", N_("Request command"), OCTET_FIELD_STRING,
    .lesson = N_("What is wanted: LOGIN, SELECT a folder, FETCH letters.") },
  [COMMAND] = { "imap.command", N_("Any command"), OCTET_FIELD_STRING, .flags = OCTET_FIELD_HIDDEN,
    .lesson = N_("The command of a request, or the one that an answer is about.") },
  [USER] = { "imap.request.username", N_("User name"), OCTET_FIELD_STRING,
    .lesson = N_("Who logs in.") },
  [PASSWORD] = { "imap.request.password", N_("Password"), OCTET_FIELD_STRING,
    .lesson = N_("The password, for everyone on the way to read.") },
  [FOLDER] = { "imap.request.folder", N_("Folder"), OCTET_FIELD_STRING,
    .lesson = N_("The folder that the command is about.") },
  [RESPONSE] = { "imap.response", N_("Response line"), OCTET_FIELD_STRING,
    .lesson = N_("How a request went.") },
  [RESPONSE_TAG] = { "imap.response_tag", N_("Response tag"), OCTET_FIELD_STRING,
    .lesson = N_("The tag of the request that is answered.") },
  [STATUS] = { "imap.response.status", N_("Status"), OCTET_FIELD_STRING,
    .lesson = N_("OK, NO or BAD.") },
  [RESPONSE_COMMAND] = { "imap.response.command", N_("Response command"), OCTET_FIELD_STRING,
    .lesson = N_("The first word behind the status, as a rule the command.") },
  [RESPONSE_IN] = { "imap.response_in", N_("Response in packet"), OCTET_FIELD_FRAME,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_ANSWER,
    .lesson = N_("The packet that answers.") },
  [RESPONSE_TO] = { "imap.response_to", N_("Request in packet"), OCTET_FIELD_FRAME,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_QUESTION,
    .lesson = N_("The packet that asked.") },
  [TIME] = { "imap.time", N_("Time from request"), OCTET_FIELD_DURATION,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_ANSWER_TIME,
    .lesson = N_("How long the server took.") },
};

static const OctetCarrier carriers[] = { { "tcp.port", SERVER_PORT } };

/* The address under which the turn to TLS is filed. */
static const char owner[] = "imap";

static gboolean
imap_accept (OctetDissector *self)
{
  return mail_talk_accept (self, owner);
}

static void
ask_for_tls (OctetDissector *self)
{
  MailTalk *talk = mail_talk_ensure (self, owner);

  if (talk != NULL)
    talk->wants_tls = TRUE;
}

static void
answer_tls (OctetDissector *self,
            gboolean        is_ok)
{
  MailTalk *talk = octet_dissector_recall (self, owner);

  if (!octet_dissector_is_first_pass (self) || talk == NULL || !talk->wants_tls)
    return;
  talk->wants_tls = FALSE;
  if (is_ok)
    talk->tls_from = octet_dissector_get_frame (self)->number;
}

static void
add_turn (OctetDissector *self,
          TextLine        tag,
          gsize           at,
          gboolean        is_request)
{
  static const OctetExchangeFields links = { RESPONSE_IN, RESPONSE_TO, TIME };
  OctetExchangePart part = { .at = at, .is_request = is_request, .is_stream = TRUE };

  /* Tags are short; FNV-1a keeps long ones apart too. */
  part.id = G_GUINT64_CONSTANT (0xcbf29ce484222325);
  for (gsize i = 0; i < tag.size; i++)
    part.id = (part.id ^ (guint8) tag.text[i]) * G_GUINT64_CONSTANT (0x100000001b3);
  octet_dissector_link_turn (self, &part, &links);
}

/* An argument, without the quotes that it may stand in. */
static TextLine
take_argument (TextLine *rest)
{
  const char *end = rest->size > 1 && rest->text[0] == '"'
    ? memchr (rest->text + 1, '"', rest->size - 1) : NULL;
  TextLine argument;
  gsize whole;

  if (end == NULL)
    return text_line_word (rest);
  whole = (gsize) (end - rest->text) + 1;
  argument = (TextLine) { rest->text + 1, rest->at + 1, whole - 2, whole };
  while (whole < rest->size && rest->text[whole] == ' ')
    whole++;
  *rest = (TextLine) { rest->text + whole, rest->at + whole, rest->size - whole, 0 };
  return argument;
}

static void
add (OctetDissector *self,
     guint           field,
     TextLine        word)
{
  if (word.size > 0)
    octet_dissector_add (self, field, word.at, word.size);
}

static void
read_arguments (OctetDissector *self,
                TextLine        command,
                TextLine        rest)
{
  static const char *const folders[] = {
    "SELECT", "EXAMINE", "CREATE", "DELETE", "RENAME", "SUBSCRIBE", "UNSUBSCRIBE", "STATUS",
    "APPEND",
  };

  if (text_line_is (command, "LOGIN"))
    {
      add (self, USER, take_argument (&rest));
      add (self, PASSWORD, take_argument (&rest));
    }
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    if (text_line_is (command, folders[i]))
      add (self, FOLDER, take_argument (&rest));
  if (text_line_is (command, "STARTTLS"))
    ask_for_tls (self);
}

static void
read_request (OctetDissector *self,
              const TextLine *line)
{
  TextLine rest = *line, tag = text_line_word (&rest), command = text_line_word (&rest);

  if (tag.size == 0 || command.size == 0)
    return;
  octet_dissector_add (self, REQUEST, line->at, line->size);
  add (self, REQUEST_TAG, tag);
  add (self, TAG, tag);
  if (text_line_is (command, "UID"))
    {
      octet_dissector_add_uint (self, REQUEST_UID, 1, command.at, command.size);
      command = text_line_word (&rest);
    }
  add (self, REQUEST_COMMAND, command);
  add (self, COMMAND, command);
  read_arguments (self, command, rest);
  add_turn (self, tag, line->at, TRUE);
}

static void
read_response (OctetDissector *self,
               const TextLine *line)
{
  TextLine rest = *line, tag = text_line_word (&rest), status = text_line_word (&rest);
  TextLine command = text_line_word (&rest);

  if (!text_line_is (status, "OK") && !text_line_is (status, "NO") && !text_line_is (status, "BAD"))
    return;
  octet_dissector_add (self, RESPONSE, line->at, line->size);
  add (self, RESPONSE_TAG, tag);
  add (self, TAG, tag);
  add (self, STATUS, status);
  add (self, RESPONSE_COMMAND, command);
  add (self, COMMAND, command);
  answer_tls (self, text_line_is (status, "OK"));
  add_turn (self, tag, line->at, FALSE);
}

static void
imap_dissect (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  const guint8 *data = octet_dissector_get_bytes (self);
  gsize size = octet_dissector_get_captured (self), at = 0;
  gboolean is_request = octet_dissector_get_source_port (self) != SERVER_PORT;
  TextLine line;

  octet_dissector_add_uint (self, IS_REQUEST, is_request ? 1 : 0, 0, 0);
  for (guint i = 0; i < TEXT_LINE_MAX && text_line_next (data, size, &at, &line); i++)
    {
      octet_dissector_add (self, LINE, line.at, line.whole);
      octet_dissector_enter (self);
      if (i == 0 && octet_dissector_wants (self, OCTET_WANTS_SUMMARY))
        {
          g_autofree char *text = g_utf8_make_valid (line.text, (gssize) line.size);

          octet_dissector_summarize (self, is_request ? _("Request: %s") : _("Response: %s"), text);
        }
      if (is_request)
        read_request (self, &line);
      else if (line.size > 0 && line.text[0] != '*' && line.text[0] != '+')
        read_response (self, &line);
      octet_dissector_close (self);
    }
  octet_reader_skip (rest, octet_reader_left (rest));
}

const OctetProtocol octet_protocol_imap = {
  .key = "imap",
  .name = N_("Internet Message Access Protocol"),
  .short_name = "IMAP",
  .reference = "RFC 9051",
  .level = OCTET_LEVEL_APPLICATION,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .accept = imap_accept,
  .dissect = imap_dissect,
  .lesson = N_("Reads and sorts letters that stay at the server, so that all of one's devices show "
               "the same."),
};
