/* sdp.c - Session Description Protocol, RFC 8866.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     v=0                                       one letter, an equals sign, a value
 *     o=ada 4711 1 IN IP4 192.0.2.42            who made it
 *     c=IN IP4 192.0.2.42                       where sound and pictures are sent
 *     m=audio 30000 RTP/AVP 0 8                 one m line for each stream; what follows is its own
 *     a=rtpmap:0 PCMU/8000
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dissect/octet-dissector.h"

/* A description of more lines is none; the rest stays unread. */
#define MAX_LINES 1000
#define MAX_FORMATS 128

enum
{
  VERSION, OWNER, OWNER_NAME, OWNER_SESSION, OWNER_VERSION, OWNER_NETWORK, OWNER_KIND,
  OWNER_ADDRESS, NAME, INFORMATION, URI, EMAIL, PHONE, CONNECTION, CONNECTION_NETWORK,
  CONNECTION_KIND, CONNECTION_ADDRESS, BANDWIDTH, BANDWIDTH_KIND, BANDWIDTH_VALUE, TIME,
  TIME_START, TIME_STOP, REPEAT, ZONE, KEY, ATTRIBUTE, ATTRIBUTE_NAME, ATTRIBUTE_VALUE, MEDIA,
  MEDIA_KIND, MEDIA_PORT_TEXT, MEDIA_PORT, MEDIA_COUNT, MEDIA_PROTOCOL, MEDIA_FORMAT,
  MEDIA_TITLE, MEDIA_ATTRIBUTE, MEDIA_ATTRIBUTE_NAME, MEDIA_ATTRIBUTE_VALUE, MIME, RATE,
  PARAMETER,
};

static const OctetField fields[] = {
  [VERSION] = { "sdp.version", N_("Version"), OCTET_FIELD_STRING,
    .lesson = N_("Always 0.") },
  [OWNER] = { "sdp.owner", N_("Owner"), OCTET_FIELD_STRING,
    .lesson = N_("Who made the description, and which edition it is.") },
  [OWNER_NAME] = { "sdp.owner.username", N_("Owner's name"), OCTET_FIELD_STRING,
    .lesson = N_("A name at the owner's computer, or a hyphen.") },
  [OWNER_SESSION] = { "sdp.owner.sessionid", N_("Session"), OCTET_FIELD_STRING,
    .lesson = N_("A number that names the session.") },
  [OWNER_VERSION] = { "sdp.owner.version", N_("Edition"), OCTET_FIELD_STRING,
    .lesson = N_("Grows when the description changes.") },
  [OWNER_NETWORK] = { "sdp.owner.network_type", N_("Network type"), OCTET_FIELD_STRING,
    .lesson = N_("IN for the Internet.") },
  [OWNER_KIND] = { "sdp.owner.address_type", N_("Address type"), OCTET_FIELD_STRING,
    .lesson = N_("IP4 or IP6.") },
  [OWNER_ADDRESS] = { "sdp.owner.address", N_("Owner's address"), OCTET_FIELD_STRING,
    .lesson = N_("The computer that made it. It may be an inner address that nobody outside "
                 "should see.") },
  [NAME] = { "sdp.session_name", N_("Session name"), OCTET_FIELD_STRING,
    .lesson = N_("What the session is called.") },
  [INFORMATION] = { "sdp.session_info", N_("Information"), OCTET_FIELD_STRING,
    .lesson = N_("More about the session, in words.") },
  [URI] = { "sdp.uri", N_("Page"), OCTET_FIELD_STRING,
    .lesson = N_("Where more about the session can be read.") },
  [EMAIL] = { "sdp.email", N_("Mail address"), OCTET_FIELD_STRING,
    .lesson = N_("Whom to write to about the session.") },
  [PHONE] = { "sdp.phone", N_("Telephone"), OCTET_FIELD_STRING,
    .lesson = N_("Whom to call about the session.") },
  [CONNECTION] = { "sdp.connection_info", N_("Connection"), OCTET_FIELD_STRING,
    .lesson = N_("Where sound and pictures are to be sent.") },
  [CONNECTION_NETWORK] = { "sdp.connection_info.network_type", N_("Network type"),
    OCTET_FIELD_STRING,
    .lesson = N_("IN for the Internet.") },
  [CONNECTION_KIND] = { "sdp.connection_info.address_type", N_("Address type"), OCTET_FIELD_STRING,
    .lesson = N_("IP4 or IP6.") },
  [CONNECTION_ADDRESS] = { "sdp.connection_info.address", N_("Address"), OCTET_FIELD_STRING,
    .lesson = N_("The address to send to. An inner one here is why one hears nothing behind a "
                 "router.") },
  [BANDWIDTH] = { "sdp.bandwidth", N_("Bandwidth"), OCTET_FIELD_STRING,
    .lesson = N_("How much the session or stream takes at most.") },
  [BANDWIDTH_KIND] = { "sdp.bandwidth.modifier", N_("Kind of bandwidth"), OCTET_FIELD_STRING,
    .lesson = N_("AS for one sender, CT for all together.") },
  [BANDWIDTH_VALUE] = { "sdp.bandwidth.value", N_("Value"), OCTET_FIELD_STRING,
    .lesson = N_("As a rule in kilobits a second.") },
  [TIME] = { "sdp.time", N_("Time"), OCTET_FIELD_STRING,
    .lesson = N_("From when to when the session lasts; 0 means from now on, without end.") },
  [TIME_START] = { "sdp.time.start", N_("Start"), OCTET_FIELD_STRING,
    .lesson = N_("In seconds since 1900.") },
  [TIME_STOP] = { "sdp.time.stop", N_("Stop"), OCTET_FIELD_STRING,
    .lesson = N_("In seconds since 1900.") },
  [REPEAT] = { "sdp.repeat_time", N_("Repeats"), OCTET_FIELD_STRING,
    .lesson = N_("When the session takes place again.") },
  [ZONE] = { "sdp.timezone", N_("Time zones"), OCTET_FIELD_STRING,
    .lesson = N_("When clocks are changed while the session repeats.") },
  [KEY] = { "sdp.encryption_key", N_("Key"), OCTET_FIELD_STRING,
    .lesson = N_("A key in the clear, no longer in use.") },
  [ATTRIBUTE] = { "sdp.session_attr", N_("Session attribute"), OCTET_FIELD_STRING,
    .lesson = N_("Something about the session as a whole.") },
  [ATTRIBUTE_NAME] = { "sdp.session_attr.field", N_("Attribute's name"), OCTET_FIELD_STRING,
    .lesson = N_("What it is about.") },
  [ATTRIBUTE_VALUE] = { "sdp.session_attr.value", N_("Attribute's value"), OCTET_FIELD_STRING,
    .lesson = N_("What is said.") },
  [MEDIA] = { "sdp.media", N_("Media"), OCTET_FIELD_STRING,
    .lesson = N_("A stream: its kind, where it arrives, and how it may be encoded.") },
  [MEDIA_KIND] = { "sdp.media.media", N_("Kind of media"), OCTET_FIELD_STRING,
    .lesson = N_("Sound, pictures, or data.") },
  [MEDIA_PORT_TEXT] = { "sdp.media.port_string", N_("Port as text"), OCTET_FIELD_STRING,
    .flags = OCTET_FIELD_HIDDEN,
    .lesson = N_("The port, with a count behind a slash.") },
  [MEDIA_PORT] = { "sdp.media.port", N_("Port"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("Where the owner waits for the stream; 0 refuses it.") },
  [MEDIA_COUNT] = { "sdp.media.portcount", N_("Number of ports"), OCTET_FIELD_STRING,
    .lesson = N_("How many ports in a row.") },
  [MEDIA_PROTOCOL] = { "sdp.media.proto", N_("Transport"), OCTET_FIELD_STRING,
    .lesson = N_("RTP/AVP is RTP in the clear, RTP/SAVP and UDP/TLS/RTP/SAVPF are encrypted.") },
  [MEDIA_FORMAT] = { "sdp.media.format", N_("Format"), OCTET_FIELD_STRING,
    .lesson = N_("A way to encode that the owner understands, the best liked first.") },
  [MEDIA_TITLE] = { "sdp.media_title", N_("Title"), OCTET_FIELD_STRING,
    .lesson = N_("What the stream is called.") },
  [MEDIA_ATTRIBUTE] = { "sdp.media_attr", N_("Attribute"), OCTET_FIELD_STRING,
    .lesson = N_("Something about the stream above.") },
  [MEDIA_ATTRIBUTE_NAME] = { "sdp.media_attribute.field", N_("Attribute's name"),
    OCTET_FIELD_STRING,
    .lesson = N_("What it is about.") },
  [MEDIA_ATTRIBUTE_VALUE] = { "sdp.media_attribute.value", N_("Attribute's value"),
    OCTET_FIELD_STRING,
    .lesson = N_("What is said.") },
  [MIME] = { "sdp.mime.type", N_("Encoding"), OCTET_FIELD_STRING,
    .lesson = N_("The name of the encoding that the format's number stands for.") },
  [RATE] = { "sdp.sample_rate", N_("Sample rate"), OCTET_FIELD_STRING,
    .lesson = N_("Samples a second.") },
  [PARAMETER] = { "sdp.fmtp.parameter", N_("Parameter"), OCTET_FIELD_STRING,
    .lesson = N_("A setting of the encoding.") },
};

/* RFC 3551, 6: numbers that need no explanation, by the names that users filter by. */
static const OctetName payloads[] = {
  { 0, "ITU-T G.711 PCMU" }, { 2, "ITU-T G.721" }, { 3, "GSM 06.10" }, { 4, "ITU-T G.723" },
  { 8, "ITU-T G.711 PCMA" }, { 9, "ITU-T G.722" }, { 13, "Comfort noise" }, { 15, "ITU-T G.728" },
  { 18, "ITU-T G.729" }, { 26, "JPEG-compressed video" }, { 31, "ITU-T H.261" },
  { 34, "ITU-T H.263" }, { 96, "DynamicRTP-Type-", 127 },
};

static const OctetCarrier carriers[] = { { "media_type", 0, "application/sdp" } };

typedef struct
{
  const char *text;
  gsize       at;
  gsize       size;
} Span;

/* Takes what stands in front of the next @sign; @rest keeps what stands behind it. */
static Span
split (Span *rest,
       char  sign)
{
  const char *found = rest->size > 0 ? memchr (rest->text, sign, rest->size) : NULL;
  Span part = *rest;
  gsize passed;

  if (found != NULL)
    part.size = (gsize) (found - rest->text);
  passed = found != NULL ? part.size + 1 : part.size;
  *rest = (Span) { rest->text + passed, rest->at + passed, rest->size - passed };
  return part;
}

static void
add (OctetDissector *self,
     guint           field,
     Span            span)
{
  if (span.size > 0)
    octet_dissector_add (self, field, span.at, span.size);
}

static void
add_words (OctetDissector *self,
           guint           first,
           guint           last,
           Span            value)
{
  for (guint field = first; field <= last && value.size > 0; field++)
    {
      Span word = field == last ? value : split (&value, ' ');

      add (self, field, word);
    }
}

static gboolean
is_word (Span        span,
         const char *word)
{
  return strlen (word) == span.size && g_ascii_strncasecmp (span.text, word, span.size) == 0;
}

static guint
parse_number (Span span)
{
  guint value = 0;

  for (gsize i = 0; i < span.size && i < 9 && g_ascii_isdigit (span.text[i]); i++)
    value = value * 10 + (guint) (span.text[i] - '0');
  return value;
}

/* Over RTP a format is a number that stands for an encoding. */
static void
add_format (OctetDissector *self,
            Span            format,
            gboolean        is_rtp)
{
  guint number = parse_number (format);
  const char *name = octet_name_find (payloads, G_N_ELEMENTS (payloads), number);
  g_autofree char *numbered = NULL;

  if (!is_rtp || name == NULL || format.size == 0 || !g_ascii_isdigit (format.text[0]))
    {
      add (self, MEDIA_FORMAT, format);
      return;
    }
  if (number >= 96)
    name = numbered = g_strdup_printf ("%s%u", name, number);
  octet_dissector_add_text (self, MEDIA_FORMAT, name, format.at, format.size);
}

static void
read_media (OctetDissector *self,
            Span            value)
{
  Span kind = split (&value, ' '), port = split (&value, ' '), number;
  Span protocol = split (&value, ' ');
  gboolean is_rtp = g_strstr_len (protocol.text, (gssize) protocol.size, "RTP/") != NULL;

  add (self, MEDIA_KIND, kind);
  add (self, MEDIA_PORT_TEXT, port);
  number = split (&port, '/');
  octet_dissector_add_uint (self, MEDIA_PORT, parse_number (number) & 0xffff, number.at,
                            number.size);
  add (self, MEDIA_COUNT, port);
  add (self, MEDIA_PROTOCOL, protocol);
  for (guint i = 0; value.size > 0 && i < MAX_FORMATS; i++)
    add_format (self, split (&value, ' '), is_rtp);
}

static Span
skip_blanks (Span span)
{
  while (span.size > 0 && span.text[0] == ' ')
    span = (Span) { span.text + 1, span.at + 1, span.size - 1 };
  return span;
}

static void
read_media_attribute (OctetDissector *self,
                      Span            value)
{
  Span name = split (&value, ':');

  if (value.size == 0)
    return;
  add (self, MEDIA_ATTRIBUTE_NAME, name);
  if (is_word (name, "rtpmap"))
    {
      add (self, MEDIA_FORMAT, split (&value, ' '));
      add (self, MIME, split (&value, '/'));
      add (self, RATE, split (&value, '/'));
    }
  else if (is_word (name, "fmtp"))
    {
      add (self, MEDIA_FORMAT, split (&value, ' '));
      for (guint i = 0; value.size > 0 && i < MAX_FORMATS; i++)
        add (self, PARAMETER, skip_blanks (split (&value, ';')));
    }
  else
    add (self, MEDIA_ATTRIBUTE_VALUE, value);
}

static void
read_attribute (OctetDissector *self,
                Span            value)
{
  Span name = split (&value, ':');

  if (value.size == 0)
    return;
  add (self, ATTRIBUTE_NAME, name);
  add (self, ATTRIBUTE_VALUE, value);
}

/* The field of a line by its letter; a few mean something else inside a stream. */
static guint
find_field (char     letter,
            gboolean is_media)
{
  switch (letter)
    {
    case 'v': return VERSION;
    case 'o': return OWNER;
    case 's': return NAME;
    case 'i': return is_media ? MEDIA_TITLE : INFORMATION;
    case 'u': return URI;
    case 'e': return EMAIL;
    case 'p': return PHONE;
    case 'c': return CONNECTION;
    case 'b': return BANDWIDTH;
    case 't': return TIME;
    case 'r': return REPEAT;
    case 'z': return ZONE;
    case 'k': return KEY;
    case 'a': return is_media ? MEDIA_ATTRIBUTE : ATTRIBUTE;
    case 'm': return MEDIA;
    default: return G_N_ELEMENTS (fields);
    }
}

static void
read_parts (OctetDissector *self,
            guint           field,
            Span            value)
{
  switch (field)
    {
    case OWNER:
      add_words (self, OWNER_NAME, OWNER_ADDRESS, value);
      break;
    case CONNECTION:
      add_words (self, CONNECTION_NETWORK, CONNECTION_ADDRESS, value);
      break;
    case BANDWIDTH:
      add (self, BANDWIDTH_KIND, split (&value, ':'));
      add (self, BANDWIDTH_VALUE, value);
      break;
    case TIME:
      add_words (self, TIME_START, TIME_STOP, value);
      break;
    case MEDIA:
      read_media (self, value);
      break;
    case ATTRIBUTE:
      read_attribute (self, value);
      break;
    case MEDIA_ATTRIBUTE:
      read_media_attribute (self, value);
      break;
    default:
      break;
    }
}

static void
sdp_dissect (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  const char *data = (const char *) octet_dissector_get_bytes (self);
  gboolean is_media = FALSE;

  for (guint i = 0; i < MAX_LINES && octet_reader_left (rest) > 0; i++)
    {
      gsize at = rest->position, left = octet_reader_left (rest);
      const char *end = memchr (data + at, '\n', left);
      gsize length = end != NULL ? (gsize) (end - data) - at : left, size = length;
      guint field;

      while (size > 0 && data[at + size - 1] == '\r')
        size--;
      octet_reader_skip (rest, end != NULL ? length + 1 : length);
      if (size < 2 || data[at + 1] != '=')
        continue;
      is_media = is_media || data[at] == 'm';
      field = find_field (data[at], is_media);
      if (field == G_N_ELEMENTS (fields))
        continue;
      octet_dissector_add_bytes (self, field, data + at + 2, size - 2, at, size);
      octet_dissector_enter (self);
      read_parts (self, field, (Span) { data + at + 2, at + 2, size - 2 });
      octet_dissector_close (self);
    }
}

const OctetProtocol octet_protocol_sdp = {
  .key = "sdp",
  .name = N_("Session Description Protocol"),
  .short_name = "SDP",
  .reference = "RFC 8866",
  .level = OCTET_LEVEL_APPLICATION,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = sdp_dissect,
  .lesson = N_("Tells where sound and pictures of a call are to be sent, and in which encodings. "
               "It travels inside other protocols, SIP as a rule."),
};
