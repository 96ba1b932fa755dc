/* smtp.c - Simple Mail Transfer Protocol, RFC 5321, with logging in (RFC 4954).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     client:  MAIL FROM:<ada@example.test>        command, parameter
 *     server:  250-lab.example.test                code, text; a hyphen says that more lines come
 *              250 SIZE 52428800
 *     client:  DATA
 *     server:  354 Go ahead
 *     client:  the letter, which ends with a line of one dot
 *
 * What a line of the client means depends on what was said before: the first pass keeps that.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"
#include "protocols/mail/mail-talk.h"
#include "protocols/mail/text-line.h"

/* RFC 5321, 4.5.3.1: lines have at most 1000 octets; what is longer is none. */
#define MAX_LINE 4096

/* What the client's next line is. */
enum { MODE_COMMAND, MODE_LETTER, MODE_CHUNK, MODE_USER, MODE_PASSWORD, MODE_BOTH };

static const OctetName codes[] = {
  { 211, N_("System status") }, { 214, N_("Help") }, { 220, N_("Ready") }, { 221, N_("Goodbye") },
  { 235, N_("Logged in") }, { 250, N_("Done") }, { 251, N_("Not here, but forwarded") },
  { 252, N_("Cannot check, but will try") }, { 334, N_("Go on with logging in") },
  { 354, N_("Begin the letter") }, { 421, N_("Closing") }, { 432, N_("New password needed") },
  { 450, N_("Mailbox is busy") }, { 451, N_("Failed inside the server") }, { 452, N_("No room") },
  { 454, N_("Not now") }, { 455, N_("Parameters not possible now") }, { 500, N_("Not understood") },
  { 501, N_("Parameter not understood") }, { 502, N_("Command not known here") },
  { 503, N_("Commands in the wrong order") }, { 504, N_("Parameter not known here") },
  { 530, N_("Log in first") }, { 534, N_("Way of logging in too weak") },
  { 535, N_("Wrong name or password") }, { 538, N_("Only when encrypted") },
  { 550, N_("No such mailbox, or not allowed") }, { 551, N_("Not here") }, { 552, N_("Too much") },
  { 553, N_("Mailbox name not allowed") }, { 554, N_("Failed") },
  { 555, N_("Parameters not known") },
};

enum
{
  REQUEST, RESPONSE_FLAG, COMMAND_LINE, COMMAND, PARAMETER, RESPONSE, CODE, TEXT, USER,
  PASSWORD, BOTH, END,
};

static const OctetField fields[] = {
  [REQUEST] = { "smtp.req", N_("Request"), OCTET_FIELD_BOOL, .flags = OCTET_FIELD_HIDDEN,
    .lesson = N_("The client speaks.") },
  [RESPONSE_FLAG] = { "smtp.rsp", N_("Response"), OCTET_FIELD_BOOL, .flags = OCTET_FIELD_HIDDEN,
    .lesson = N_("The server speaks.") },
  [COMMAND_LINE] = { "smtp.command_line", N_("Command line"), OCTET_FIELD_STRING,
    .lesson = N_("What the client says, in one line.") },
  [COMMAND] = { "smtp.req.command", N_("Command"), OCTET_FIELD_STRING,
    .lesson = N_("What is wanted: EHLO greets, MAIL and RCPT name sender and receivers, DATA "
                 "begins the letter.") },
  [PARAMETER] = { "smtp.req.parameter", N_("Parameter"), OCTET_FIELD_STRING,
    .lesson = N_("What the command is about. The sender's address here need not be true, nor "
                 "that of the letter's head.") },
  [RESPONSE] = { "smtp.response", N_("Response line"), OCTET_FIELD_STRING,
    .lesson = N_("What the server says.") },
  [CODE] = { "smtp.response.code", N_("Code"), OCTET_FIELD_UINT, .bits = 32, OCTET_NAMED (codes),
    .lesson = N_("Three digits for the program. The first tells how it went: 2 done, 3 go on, 4 "
                 "try later, 5 no.") },
  [TEXT] = { "smtp.rsp.parameter", N_("Text"), OCTET_FIELD_STRING,
    .lesson = N_("The same in words, or an ability of the server.") },
  [USER] = { "smtp.auth.username", N_("User name"), OCTET_FIELD_STRING,
    .lesson = N_("Who logs in, in base64, which everyone can read.") },
  [PASSWORD] = { "smtp.auth.password", N_("Password"), OCTET_FIELD_STRING,
    .lesson = N_("The password in base64, which everyone on the way can read.") },
  [BOTH] = { "smtp.auth.username_password", N_("User name and password"), OCTET_FIELD_STRING,
    .lesson = N_("Both with a zero in front of each, in base64, which everyone can read.") },
  [END] = { "smtp.eom", N_("End of the letter"), OCTET_FIELD_LABEL,
    .lesson = N_("A line of one dot ends the letter.") },
};

static const OctetCarrier carriers[] = { { "tcp.port", 25 }, { "tcp.port", 587 } };

/* The address under which a conversation's state is filed. */
static const char owner[] = "smtp";

static gboolean
is_server (OctetDissector *self)
{
  guint16 port = octet_dissector_get_source_port (self);

  return port == 25 || port == 587;
}

static gboolean
smtp_accept (OctetDissector *self)
{
  return mail_talk_accept (self, owner);
}

/* A line that is not all there waits for its end; the letter does not. */
static gssize
smtp_message_size (OctetDissector *self,
                   const guint8   *data,
                   gsize           size)
{
  const guint8 *end = memchr (data, '\n', size);
  const MailTalk *talk = octet_dissector_recall (self, owner);

  if (end == NULL && (is_server (self) || talk == NULL ||
                      (talk->mode != MODE_LETTER && talk->mode != MODE_CHUNK)) && size < MAX_LINE)
    return OCTET_MESSAGE_NEEDS_ONE_SEGMENT;
  return end != NULL && talk != NULL && talk->mode == MODE_COMMAND ? end + 1 - data
                                                                   : (gssize) size;
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
  octet_dissector_summarize (self, is_response ? _("Response: %s") : _("Command: %s"), text);
}

/* AUTH's way may have the first answer behind it (RFC 4954, 4). */
static guint
read_auth (OctetDissector *self,
           TextLine        rest)
{
  TextLine way = text_line_word (&rest);
  gboolean is_login = text_line_is (way, "LOGIN");

  if (!is_login && !text_line_is (way, "PLAIN"))
    return MODE_COMMAND;
  if (rest.size == 0)
    return is_login ? MODE_USER : MODE_BOTH;
  octet_dissector_add (self, is_login ? USER : BOTH, rest.at, rest.size);
  return is_login ? MODE_PASSWORD : MODE_COMMAND;
}

/* Answers what the next line is, and how much of the letter follows BDAT. */
static guint
read_command (OctetDissector *self,
              const TextLine *line,
              MailTalk       *talk,
              gsize          *ret_left)
{
  TextLine rest = *line, command = text_line_word (&rest);
  guint mode = MODE_COMMAND;

  octet_dissector_add (self, COMMAND_LINE, line->at, line->whole);
  octet_dissector_enter (self);
  if (command.size > 0)
    octet_dissector_add (self, COMMAND, command.at, command.size);
  if (rest.size > 0)
    octet_dissector_add (self, PARAMETER, rest.at, rest.size);
  if (text_line_is (command, "DATA"))
    mode = MODE_LETTER;
  else if (text_line_is (command, "AUTH"))
    mode = read_auth (self, rest);
  else if (text_line_is (command, "BDAT"))
    {
      *ret_left = 0;
      for (gsize i = 0; i < rest.size && i < 9 && g_ascii_isdigit (rest.text[i]); i++)
        *ret_left = *ret_left * 10 + (gsize) (rest.text[i] - '0');
      mode = *ret_left > 0 ? MODE_CHUNK : MODE_COMMAND;
    }
  octet_dissector_close (self);
  if (talk != NULL)
    talk->wants_tls = text_line_is (command, "STARTTLS");
  return mode;
}

/* The letter up to its end; answers where it ends, 0 where that comes later. */
static gsize
read_letter (OctetDissector *self,
             gsize           at)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  gsize size = octet_dissector_get_captured (self), end = 0, start = at;
  TextLine line;

  while (end == 0 && text_line_next (data, size, &at, &line))
    if (line.size == 1 && line.text[0] == '.')
      end = at;
  if (end != 0)
    octet_dissector_add_uint (self, END, 0, end - line.whole, line.whole);
  if (end == 0 || end - line.whole > start)
    octet_dissector_call_part_text (self, "media_type", "text/*", start,
                                    end != 0 ? end - line.whole - start : size - start);
  return end;
}

/* What the packet begins with of a letter, after DATA or BDAT; answers where that ends. */
static gsize
read_rest_of_letter (OctetDissector *self,
                     gsize           at,
                     guint          *mode,
                     gsize          *left)
{
  gsize size = octet_dissector_get_captured (self), end;

  if (*mode == MODE_CHUNK)
    {
      end = at + MIN (*left, size - at);
      *left -= end - at;
      if (end > at)
        octet_dissector_call_part_text (self, "media_type", "text/*", at, end - at);
      *mode = *left > 0 ? MODE_CHUNK : MODE_COMMAND;
      return end;
    }
  end = read_letter (self, at);
  *mode = end != 0 ? MODE_COMMAND : MODE_LETTER;
  return end != 0 ? end : size;
}

static void
read_client (OctetDissector *self,
             MailTalk       *talk)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  gsize size = octet_dissector_get_captured (self), at = 0, left;
  guint mode = mail_talk_find_mode (self, talk, &left);
  TextLine line;

  if (mode == MODE_LETTER || mode == MODE_CHUNK)
    {
      octet_dissector_summarize (self, "%s", _("The letter"));
      at = read_rest_of_letter (self, 0, &mode, &left);
    }
  else
    octet_dissector_add_uint (self, REQUEST, 1, 0, 0);
  for (guint i = 0; i < TEXT_LINE_MAX && text_line_next (data, size, &at, &line); i++)
    {
      if (i == 0)
        summarize (self, &line, FALSE);
      if (mode == MODE_COMMAND)
        mode = read_command (self, &line, talk, &left);
      else
        {
          octet_dissector_add (self, USER + (mode - MODE_USER), line.at, line.size);
          mode = mode == MODE_USER ? MODE_PASSWORD : MODE_COMMAND;
        }
      if (mode == MODE_LETTER || mode == MODE_CHUNK)
        at = at < size ? read_rest_of_letter (self, at, &mode, &left) : at;
    }
  if (talk == NULL)
    return;
  talk->mode = mode;
  talk->left = left;
}

static gboolean
has_code (const TextLine *line)
{
  return line->size >= 3 && g_ascii_isdigit (line->text[0]) && g_ascii_isdigit (line->text[1]) &&
         g_ascii_isdigit (line->text[2]) &&
         (line->size == 3 || line->text[3] == ' ' || line->text[3] == '-');
}

/* What the server's answer means for the lines to come. */
static void
learn (OctetDissector *self,
       MailTalk       *talk,
       guint           code)
{
  if (talk == NULL)
    return;
  if (code == 220 && talk->wants_tls)
    talk->tls_from = octet_dissector_get_frame (self)->number;
  else if (code >= 400)
    talk->mode = MODE_COMMAND;
  talk->wants_tls = FALSE;
}

/* All lines of an answer belong to the first one. */
static void
read_server (OctetDissector *self,
             MailTalk       *talk)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  gsize size = octet_dissector_get_captured (self), at = 0;
  gboolean goes_on = FALSE;
  guint code = 0;
  TextLine line;

  octet_dissector_add_uint (self, RESPONSE_FLAG, 1, 0, 0);
  for (guint i = 0; i < TEXT_LINE_MAX && text_line_next (data, size, &at, &line); i++)
    {
      gsize text = has_code (&line) ? MIN (line.size, 4) : 0;

      if (i == 0)
        summarize (self, &line, TRUE);
      if (!goes_on)
        {
          if (i > 0)
            octet_dissector_close (self);
          octet_dissector_add (self, RESPONSE, line.at, line.whole);
          octet_dissector_enter (self);
          code = text != 0 ? (guint) g_ascii_digit_value (line.text[0]) * 100 +
                             (guint) g_ascii_digit_value (line.text[1]) * 10 +
                             (guint) g_ascii_digit_value (line.text[2]) : 0;
          if (code != 0)
            octet_dissector_add_uint (self, CODE, code, line.at, 3);
        }
      if (line.size > text)
        octet_dissector_add (self, TEXT, line.at + text, line.size - text);
      goes_on = line.size > 3 && text != 0 && line.text[3] == '-';
    }
  if (size > 0)
    octet_dissector_close (self);
  learn (self, talk, code);
}

static void
smtp_dissect (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  MailTalk *talk = mail_talk_ensure (self, owner);

  if (is_server (self))
    read_server (self, talk);
  else
    read_client (self, talk);
  octet_reader_skip (rest, octet_reader_left (rest));
}

const OctetProtocol octet_protocol_smtp = {
  .key = "smtp",
  .name = N_("Simple Mail Transfer Protocol"),
  .short_name = "SMTP",
  .reference = "RFC 5321",
  .level = OCTET_LEVEL_APPLICATION,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .accept = smtp_accept,
  .message_size = smtp_message_size,
  .dissect = smtp_dissect,
  .lesson = N_("Hands letters on, from the sender's program to the server and from server to "
               "server. Without STARTTLS all of it can be read on the way, passwords too."),
};
