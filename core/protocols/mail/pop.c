/* pop.c - Post Office Protocol, version 3: RFC 1939.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     client:  USER ada                   command, parameter
 *     server:  +OK Password, please       indicator, text
 *     client:  RETR 1
 *     server:  +OK 120 octets
 *              the letter, which ends with a line of one dot
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"
#include "protocols/mail/mail-talk.h"
#include "protocols/mail/text-line.h"

#define SERVER_PORT 110

/* What the server's lines are: an answer, what follows the answer to RETR, or the letter itself. */
enum { MODE_ANSWER, MODE_BEFORE_LETTER, MODE_LETTER };

enum
{
  RESPONSE, INDICATOR, DESCRIPTION, DATA, REQUEST, COMMAND, PARAMETER, REQUEST_DATA,
};

static const OctetField fields[] = {
  [RESPONSE] = { "pop.response", N_("Response"), OCTET_FIELD_STRING,
    .lesson = N_("What the server says.") },
  [INDICATOR] = { "pop.response.indicator", N_("Indicator"), OCTET_FIELD_STRING,
    .lesson = N_("+OK where it worked, -ERR where not.") },
  [DESCRIPTION] = { "pop.response.description", N_("Text"), OCTET_FIELD_STRING,
    .lesson = N_("The same in words.") },
  [DATA] = { "pop.response.data", N_("Data"), OCTET_FIELD_STRING,
    .lesson = N_("A line of a list: a letter's number, and its size or name.") },
  [REQUEST] = { "pop.request", N_("Request"), OCTET_FIELD_STRING,
    .lesson = N_("What the client says.") },
  [COMMAND] = { "pop.request.command", N_("Command"), OCTET_FIELD_STRING,
    .lesson = N_("What is wanted: USER and PASS log in, LIST tells what is there, RETR fetches, "
                 "DELE deletes.") },
  [PARAMETER] = { "pop.request.parameter", N_("Parameter"), OCTET_FIELD_STRING,
    .lesson = N_("What the command is about. A password stands here for everyone on the way to "
                 "read.") },
  [REQUEST_DATA] = { "pop.request.data", N_("More"), OCTET_FIELD_STRING,
    .lesson = N_("Further lines of the client.") },
};

static const OctetCarrier carriers[] = { { "tcp.port", SERVER_PORT } };

/* The address under which a conversation's state is filed. */
static const char owner[] = "pop";

static gboolean
pop_accept (OctetDissector *self)
{
  return mail_talk_accept (self, owner);
}

/* A row for a line: its text is the row, so that it needs no second one for the value. */
static void
add_line (OctetDissector *self,
          guint           field,
          const TextLine *line)
{
  g_autofree char *text = NULL;

  octet_dissector_add_bytes (self, field, "", 0, line->at, line->whole);
  if (!octet_dissector_wants (self, OCTET_WANTS_TEXT))
    return;
  text = g_utf8_make_valid (line->text, (gssize) line->size);
  octet_dissector_label (self, "%s: %s", _(fields[field].name), text);
}

static void
summarize (OctetDissector *self,
           const TextLine *line,
           gboolean        is_response)
{
  g_autofree char *text = NULL;

  if (!octet_dissector_wants (self, OCTET_WANTS_SUMMARY))
    return;
  text = g_utf8_make_valid (line->text, (gssize) line->size);
  octet_dissector_summarize (self, is_response ? _("Response: %s") : _("Request: %s"), text);
}

static void
read_client (OctetDissector *self,
             MailTalk       *talk)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  gsize size = octet_dissector_get_captured (self), at = 0;
  TextLine line, rest, command;

  for (guint i = 0; i < TEXT_LINE_MAX && text_line_next (data, size, &at, &line); i++)
    {
      add_line (self, i == 0 ? REQUEST : REQUEST_DATA, &line);
      if (i > 0)
        continue;
      summarize (self, &line, FALSE);
      octet_dissector_enter (self);
      rest = line;
      command = text_line_word (&rest);
      if (command.size > 0)
        octet_dissector_add (self, COMMAND, command.at, command.size);
      if (rest.size > 0)
        octet_dissector_add (self, PARAMETER, rest.at, rest.size);
      octet_dissector_close (self);
      if (talk != NULL)
        {
          talk->wants_tls = text_line_is (command, "STLS");
          talk->mode = text_line_is (command, "RETR") || text_line_is (command, "TOP")
            ? MODE_BEFORE_LETTER : MODE_ANSWER;
        }
    }
}

/* The letter up to its end; answers whether that is here. */
static gboolean
read_letter (OctetDissector *self,
             gsize           at)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  gsize size = octet_dissector_get_captured (self), start = at;
  gboolean ends = FALSE;
  TextLine line;

  while (text_line_next (data, size, &at, &line))
    ends = line.size == 1 && line.text[0] == '.';
  if (start < size)
    octet_dissector_call_part_text (self, "media_type", "text/*", start, size - start);
  return ends;
}

static void
read_answer (OctetDissector *self,
             const TextLine *line)
{
  TextLine rest = *line, word = text_line_word (&rest);

  add_line (self, RESPONSE, line);
  octet_dissector_enter (self);
  if (word.size > 0)
    octet_dissector_add (self, INDICATOR, word.at, word.size);
  if (rest.size > 0)
    octet_dissector_add (self, DESCRIPTION, rest.at, rest.size);
  octet_dissector_close (self);
}

static gboolean
is_answer (const guint8 *data,
           gsize         size)
{
  return (size >= 3 && memcmp (data, "+OK", 3) == 0) ||
         (size >= 4 && memcmp (data, "-ERR", 4) == 0);
}

static void
read_server (OctetDissector *self,
             MailTalk       *talk)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  gsize size = octet_dissector_get_captured (self), at = 0, left;
  guint mode = mail_talk_find_mode (self, talk, &left);
  gboolean is_good = FALSE;
  TextLine line;

  if (mode == MODE_LETTER)
    octet_dissector_summarize (self, "%s", _("The letter"));
  else if (!is_answer (data, size))
    {
      octet_dissector_summarize (self, "%s", _("The list goes on"));
      octet_dissector_call_part_text (self, "media_type", "text/*", 0, size);
      return;
    }
  for (guint i = 0; mode != MODE_LETTER && i < TEXT_LINE_MAX &&
                    text_line_next (data, size, &at, &line); i++)
    {
      if (i == 0)
        summarize (self, &line, TRUE);
      is_good = is_good || line.text[0] == '+';
      if (i == 0)
        read_answer (self, &line);
      else
        add_line (self, DATA, &line);
      if (mode == MODE_BEFORE_LETTER)
        mode = is_good ? MODE_LETTER : MODE_ANSWER;
    }
  if (mode == MODE_LETTER && read_letter (self, at))
    mode = MODE_ANSWER;
  if (talk == NULL)
    return;
  talk->mode = mode;
  if (talk->wants_tls && is_good)
    talk->tls_from = octet_dissector_get_frame (self)->number;
  talk->wants_tls = FALSE;
}

static void
pop_dissect (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  MailTalk *talk = mail_talk_ensure (self, owner);

  if (octet_dissector_get_source_port (self) == SERVER_PORT)
    read_server (self, talk);
  else
    read_client (self, talk);
  octet_reader_skip (rest, octet_reader_left (rest));
}

const OctetProtocol octet_protocol_pop = {
  .key = "pop",
  .name = N_("Post Office Protocol"),
  .short_name = "POP",
  .reference = "RFC 1939",
  .level = OCTET_LEVEL_APPLICATION,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .accept = pop_accept,
  .dissect = pop_dissect,
  .lesson = N_("Fetches letters from a mailbox. Unless TLS is used, password and letters can be "
               "read by everyone on the way."),
};
