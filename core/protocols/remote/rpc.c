/* rpc.c - Open Network Computing remote procedure calls, RFC 5531.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     call:   | xid | 0 | 2 | program | version | procedure | credentials | verifier | arguments …
 *     reply:  | xid | 1 | 0 | verifier | how it went | results …
 *
 * All numbers have 32 bits. Over TCP each message has its length in front, and a bit that says
 * whether it is the last piece (11). A reply does not say what it answers: whoever reads it has to
 * remember the call.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"
#include "protocols/remote/rpc.h"

/* A call that comes again within this time is the same one; clients repeat after seconds. */
#define REPEAT_TIME (60 * G_GINT64_CONSTANT (1000000000))
#define LAST_FRAGMENT 0x80000000u
/* A record of more octets is none: NFS moves a megabyte at a time. */
#define MAX_RECORD (4u << 20)
/* Messages of one segment. */
#define MAX_RECORDS 1000
/* RFC 5531, 8.2: credentials and verifiers have at most so many octets, and 16 groups. */
#define MAX_AUTH 400
#define MAX_GROUPS 16

enum { CALL, REPLY };
enum { FLAVOR_UNIX = 1, FLAVOR_GSS = 6 };
enum { ACCEPTED, DENIED };
enum { ACCEPT_SUCCESS, ACCEPT_VERSIONS = 2 };

static const OctetName types[] = {
  { 0, N_("Call") }, { 1, N_("Reply") },
};
static const OctetName programs[] = {
  { 100000, N_("Portmapper") }, { 100001, N_("Statistics") }, { 100002, N_("Users") },
  { 100003, "NFS" }, { 100004, "NIS" }, { 100005, N_("Mount") }, { 100007, "NIS binder" },
  { 100008, N_("Message to all") }, { 100011, N_("Quotas") }, { 100012, N_("Spray") },
  { 100020, N_("Lock manager, old") }, { 100021, N_("Lock manager") },
  { 100024, N_("Status monitor") }, { 100026, N_("Bootparam") }, { 100068, N_("Calendar") },
  { 100083, N_("Tool talk") }, { 100227, "NFS ACL" },
};
static const OctetName flavors[] = {
  { 0, N_("None") }, { 1, "UNIX" }, { 2, "UNIX, short" }, { 3, "DES" }, { 6, "RPCSEC_GSS" },
  { 7, "TLS" },
};
static const OctetName states[] = {
  { 0, N_("Accepted") }, { 1, N_("Denied") },
};
static const OctetName accepts[] = {
  { 0, N_("Success") }, { 1, N_("No such program") }, { 2, N_("No such version") },
  { 3, N_("No such procedure") }, { 4, N_("Arguments not understood") }, { 5, N_("Server error") },
};
static const OctetName rejects[] = {
  { 0, N_("RPC version not known") }, { 1, N_("Not allowed") },
};
static const OctetName auths[] = {
  { 0, "OK" }, { 1, N_("Bad credentials") }, { 2, N_("Credentials no longer valid") },
  { 3, N_("Bad verifier") }, { 4, N_("Verifier no longer valid") }, { 5, N_("Too weak") },
  { 6, N_("Reply not verified") }, { 7, N_("Unknown reason") }, { 13, N_("No credentials") },
  { 14, N_("Context lost") },
};
static const OctetName gss_procedures[] = {
  { 0, N_("Data") }, { 1, N_("Begin") }, { 2, N_("Go on") }, { 3, N_("Destroy") },
};
static const OctetName gss_services[] = {
  { 1, N_("None") }, { 2, N_("Integrity") }, { 3, N_("Privacy") },
};

enum
{
  LAST, PIECE, XID, TYPE, VERSION, PROGRAM, PROGRAM_VERSION, PROCEDURE, REPLY_IN, CALL_IN, TIME,
  AGAIN, REPLY_AGAIN, STATE, ACCEPT, REJECT, AUTH_STATE, VERSION_MIN, VERSION_MAX, PROGRAM_MIN,
  PROGRAM_MAX, FLAVOR, AUTH_LENGTH, STAMP, NAME_LENGTH, MACHINE, FILL, USER, GROUP, GSS_VERSION,
  GSS_PROCEDURE, GSS_SEQUENCE, GSS_SERVICE,
};

static const OctetField fields[] = {
  [LAST] = { "rpc.lastfrag", N_("Last piece"), OCTET_FIELD_BOOL, .bits = 32, .mask = 0x80000000,
    .on = N_("Yes"), .off = N_("No"),
    .lesson = N_("Whether the message ends here.") },
  [PIECE] = { "rpc.fraglen", N_("Length of the piece"), OCTET_FIELD_UINT, .bits = 32,
    .mask = 0x7fffffff, .unit = N_("bytes"),
    .lesson = N_("Octets that follow. A stream has no borders of its own.") },
  [XID] = { "rpc.xid", N_("Transaction"), OCTET_FIELD_HEX, .bits = 32,
    .lesson = N_("A number that the reply repeats.") },
  [TYPE] = { "rpc.msgtyp", N_("Type"), OCTET_FIELD_UINT, .bits = 32, OCTET_NAMED (types),
    .lesson = N_("Whether a procedure is called or answers.") },
  [VERSION] = { "rpc.version", N_("RPC version"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("Always 2.") },
  [PROGRAM] = { "rpc.program", N_("Program"), OCTET_FIELD_UINT, .bits = 32, OCTET_NAMED (programs),
    .lesson = N_("Which program is called: 100003 is NFS, the network's file system.") },
  [PROGRAM_VERSION] = { "rpc.programversion", N_("Program version"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("Which edition of the program; each has its own procedures.") },
  [PROCEDURE] = { "rpc.procedure", N_("Procedure"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("Which of the program's functions. 0 does nothing: it only tests whether the "
                 "program is there.") },
  [REPLY_IN] = { "rpc.reqframe", N_("Reply in packet"), OCTET_FIELD_FRAME,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_ANSWER,
    .lesson = N_("The packet that answers.") },
  [CALL_IN] = { "rpc.repframe", N_("Call in packet"), OCTET_FIELD_FRAME,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_QUESTION,
    .lesson = N_("The packet that called.") },
  [TIME] = { "rpc.time", N_("Time from call"), OCTET_FIELD_DURATION,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_ANSWER_TIME,
    .lesson = N_("How long the server took.") },
  [AGAIN] = { "rpc.call.dup", N_("Same call as packet"), OCTET_FIELD_FRAME,
    .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("The packet that carried the call first: no reply came in time.") },
  [REPLY_AGAIN] = { "rpc.reply.dup", N_("Same reply as packet"), OCTET_FIELD_FRAME,
    .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("The packet that carried the reply first.") },
  [STATE] = { "rpc.replystat", N_("Reply"), OCTET_FIELD_UINT, .bits = 32, OCTET_NAMED (states),
    .lesson = N_("Whether the server looked at the call at all.") },
  [ACCEPT] = { "rpc.state_accept", N_("How it went"), OCTET_FIELD_UINT, .bits = 32,
    OCTET_NAMED (accepts),
    .lesson = N_("Whether the procedure was found and ran. What it found stands in its results.") },
  [REJECT] = { "rpc.state_reject", N_("Why not"), OCTET_FIELD_UINT, .bits = 32,
    OCTET_NAMED (rejects),
    .lesson = N_("Why the server did not look at the call.") },
  [AUTH_STATE] = { "rpc.state_auth", N_("What is wrong with the credentials"), OCTET_FIELD_UINT,
    .bits = 32, OCTET_NAMED (auths),
    .lesson = N_("Why the server does not believe who calls.") },
  [VERSION_MIN] = { "rpc.version.min", N_("Lowest RPC version"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("The lowest one that the server speaks.") },
  [VERSION_MAX] = { "rpc.version.max", N_("Highest RPC version"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("The highest one that the server speaks.") },
  [PROGRAM_MIN] = { "rpc.programversion.min", N_("Lowest program version"), OCTET_FIELD_UINT,
    .bits = 32,
    .lesson = N_("The lowest edition of the program that the server has.") },
  [PROGRAM_MAX] = { "rpc.programversion.max", N_("Highest program version"), OCTET_FIELD_UINT,
    .bits = 32,
    .lesson = N_("The highest edition of the program that the server has.") },
  [FLAVOR] = { "rpc.auth.flavor", N_("Flavor"), OCTET_FIELD_UINT, .bits = 32, OCTET_NAMED (flavors),
    .lesson = N_("How the caller shows who it is. UNIX only states it: a server that believes "
                 "it trusts the whole network.") },
  [AUTH_LENGTH] = { "rpc.auth.length", N_("Length"), OCTET_FIELD_UINT, .bits = 32,
    .unit = N_("bytes"),
    .lesson = N_("Octets of the credentials or of the verifier.") },
  [STAMP] = { "rpc.auth.stamp", N_("Stamp"), OCTET_FIELD_HEX, .bits = 32,
    .lesson = N_("Any number of the caller's.") },
  [NAME_LENGTH] = { "rpc.opaque_length", N_("Length of the text"), OCTET_FIELD_UINT, .bits = 32,
    .unit = N_("bytes"),
    .lesson = N_("Octets of the text that follows.") },
  [MACHINE] = { "rpc.auth.machinename", N_("Machine"), OCTET_FIELD_STRING,
    .lesson = N_("The caller's name, by its own account.") },
  [FILL] = { "rpc.fill_bytes", N_("Fill"), OCTET_FIELD_BYTES,
    .lesson = N_("Zeros up to a multiple of four.") },
  [USER] = { "rpc.auth.uid", N_("User ID"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("The number of the user who calls; 0 is root.") },
  [GROUP] = { "rpc.auth.gid", N_("Group ID"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("A group that the user belongs to.") },
  [GSS_VERSION] = { "rpc.authgss.version", N_("GSS version"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("The edition of RPCSEC_GSS.") },
  [GSS_PROCEDURE] = { "rpc.authgss.procedure", N_("GSS procedure"), OCTET_FIELD_UINT, .bits = 32,
    OCTET_NAMED (gss_procedures),
    .lesson = N_("Whether a context is begun, used or ended.") },
  [GSS_SEQUENCE] = { "rpc.authgss.seqnum", N_("GSS sequence"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("Grows with each call, so that none can be sent again.") },
  [GSS_SERVICE] = { "rpc.authgss.service", N_("GSS service"), OCTET_FIELD_UINT, .bits = 32,
    OCTET_NAMED (gss_services),
    .lesson = N_("Whether arguments are signed or encrypted.") },
};

static const OctetCarrier carriers[] = {
  { "udp.port", 111 }, { "tcp.port", 111 }, { "udp.port", OCTET_HEURISTIC },
  { "tcp.port", OCTET_HEURISTIC },
};

/* The address under which a conversation's calls are filed. */
static const char owner[] = "rpc";

/* A call, by the number of its exchange. */
typedef struct
{
  guint32 number;
  guint32 packet;
  guint32 program;
  guint32 version;
  guint32 procedure;
} Call;

static gsize
fill (gsize size)
{
  return (4 - size % 4) % 4;
}

static void
free_calls (gpointer data)
{
  g_array_unref (data);
}

/* Whether a message starts at @data, as far as it is there. A reply looks like much else, and
 * counts only behind a call. */
static gboolean
is_message (OctetDissector *self,
            const guint8   *data,
            gsize           size)
{
  const GArray *calls;
  guint32 program;

  if (size < 12)
    return FALSE;
  if (octet_bytes_be32 (data + 4) == CALL)
    {
      program = size >= 16 ? octet_bytes_be32 (data + 12) : 0;
      return octet_bytes_be32 (data + 8) == 2 &&
             octet_name_find (programs, G_N_ELEMENTS (programs), program) != NULL;
    }
  calls = octet_dissector_recall (self, owner);
  return octet_bytes_be32 (data + 4) == REPLY && octet_bytes_be32 (data + 8) <= DENIED &&
         calls != NULL && calls->len > 0 &&
         g_array_index (calls, Call, 0).packet <= octet_dissector_get_frame (self)->number;
}

static gboolean
is_record (OctetDissector *self,
           const guint8   *data,
           gsize           size)
{
  guint32 length = size >= 4 ? octet_bytes_be32 (data) & ~LAST_FRAGMENT : 0;

  return length >= 12 && length <= MAX_RECORD && is_message (self, data + 4, size - 4);
}

static gboolean
rpc_accept (OctetDissector *self)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  gsize size = octet_dissector_get_captured (self);

  return octet_dissector_is_inside (self, "tcp") ? is_record (self, data, size)
                                                 : is_message (self, data, size);
}

static gssize
rpc_message_size (OctetDissector *self,
                  const guint8   *data,
                  gsize           size)
{
  if (size < 4)
    return OCTET_MESSAGE_NEEDS_MORE;
  if ((octet_bytes_be32 (data) & ~LAST_FRAGMENT) > MAX_RECORD)
    return (gssize) size;
  return 4 + (gssize) (octet_bytes_be32 (data) & ~LAST_FRAGMENT);
}

/* A text or octets: length, value, fill. */
static void
read_opaque (OctetDissector *self,
             guint           field)
{
  gsize size;

  octet_dissector_open_text (self, _("Machine"));
  size = octet_dissector_read (self, NAME_LENGTH);
  if (size > 0)
    octet_dissector_read_size (self, field, size);
  if (fill (size) > 0)
    octet_dissector_read_size (self, FILL, fill (size));
  octet_dissector_close (self);
}

static void
read_unix (OctetDissector *self)
{
  guint64 n_groups;

  octet_dissector_read (self, STAMP);
  read_opaque (self, MACHINE);
  octet_dissector_read (self, USER);
  octet_dissector_read (self, GROUP);
  octet_dissector_open_text (self, _("More groups"));
  n_groups = octet_reader_be32 (octet_dissector_rest (self));
  for (guint64 i = 0; i < n_groups && i < MAX_GROUPS && octet_dissector_ok (self); i++)
    octet_dissector_read (self, GROUP);
  octet_dissector_close (self);
}

/* Credentials or a verifier. What the flavor does not explain is passed over. */
static void
read_auth (OctetDissector *self,
           const char     *title,
           gboolean        is_credentials)
{
  OctetReader *rest = octet_dissector_rest (self);
  guint64 flavor;
  gsize size, end;

  octet_dissector_open_text (self, title);
  flavor = octet_dissector_read (self, FLAVOR);
  size = octet_dissector_read (self, AUTH_LENGTH);
  end = rest->position + size + fill (size);
  if (size > MAX_AUTH)
    octet_dissector_mark_malformed (self);
  else if (flavor == FLAVOR_UNIX && size > 0 && is_credentials)
    read_unix (self);
  else if (flavor == FLAVOR_GSS && size >= 16 && is_credentials)
    octet_dissector_read_run (self, GSS_VERSION, GSS_SERVICE);
  if (octet_dissector_ok (self) && rest->position < end)
    octet_reader_skip (rest, end - rest->position);
  octet_dissector_close (self);
}

/* The call that a message belongs to; NULL where it was not seen. */
static const Call *
find_call (OctetDissector *self,
           guint32         number)
{
  const GArray *calls = octet_dissector_recall (self, owner);
  guint low = 0, high = calls != NULL ? calls->len : 0;

  if (number == 0 || high == 0)
    return NULL;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (calls, Call, middle).number < number)
        low = middle + 1;
      else
        high = middle;
    }
  return low < calls->len && g_array_index (calls, Call, low).number == number
    ? &g_array_index (calls, Call, low) : NULL;
}

static void
remember_call (OctetDissector *self,
               const Call     *call)
{
  GArray *calls = octet_dissector_recall (self, owner);

  if (!octet_dissector_is_first_pass (self) || call->number == 0 ||
      find_call (self, call->number) != NULL)
    return;
  if (calls == NULL)
    {
      calls = g_array_new (FALSE, FALSE, sizeof (Call));
      if (!octet_dissector_remember (self, owner, calls, free_calls))
        return;
    }
  g_array_append_val (calls, *call);
}

static OctetTurn
find_turn (OctetDissector    *self,
           OctetExchangePart *part,
           guint64            xid)
{
  OctetTurn turn;

  part->id = xid;
  part->repeat_time = REPEAT_TIME;
  turn = octet_dissector_find_turn (self, part);
  if (turn.kind == OCTET_TURN_REQUEST_AGAIN)
    octet_dissector_add_uint (self, AGAIN, turn.request, part->at, 0);
  else if (turn.kind == OCTET_TURN_RESPONSE_AGAIN)
    octet_dissector_add_uint (self, REPLY_AGAIN, turn.response, part->at, 0);
  return turn;
}

static const OctetExchangeFields links = { REPLY_IN, CALL_IN, TIME };

static void
summarize (OctetDissector *self,
           const Call     *call,
           gboolean        is_reply)
{
  const char *name = octet_name_find (programs, G_N_ELEMENTS (programs), call->program);

  octet_dissector_summarize (self, is_reply ? _("%s, reply to procedure %u")
                                            : _("%s, call of procedure %u"),
                             name != NULL ? _(name) : _("Unknown program"), call->procedure);
}

/* Arguments or results go to the program's own protocol. */
static void
hand_on_body (OctetDissector *self,
              const Call     *call,
              gboolean        is_reply,
              gsize           end)
{
  OctetReader *rest = octet_dissector_rest (self);
  gsize at = rest->position;
  guint32 number;

  summarize (self, call, is_reply);
  if (!octet_dissector_ok (self) || call->program - RPC_FIRST_PROGRAM >= RPC_N_PROGRAMS ||
      call->version > RPC_MAX_VERSION || call->procedure > RPC_MAX_PROCEDURE)
    return;
  octet_dissector_add_uint (self, PROGRAM_VERSION, call->version, at, 0);
  number = rpc_pack_call (call->program, call->version, call->procedure, is_reply);
  if (at < end)
    octet_dissector_call_part (self, "rpc.call", number, at, end - at);
  else
    octet_dissector_call_empty (self, "rpc.call", number);
}

static void
read_call (OctetDissector    *self,
           OctetExchangePart *part,
           guint64            xid,
           gsize              end)
{
  Call call = { .packet = octet_dissector_get_frame (self)->number };
  OctetTurn turn;

  octet_dissector_read (self, VERSION);
  call.program = (guint32) octet_dissector_read (self, PROGRAM);
  call.version = (guint32) octet_dissector_read (self, PROGRAM_VERSION);
  call.procedure = (guint32) octet_dissector_read (self, PROCEDURE);
  part->is_request = TRUE;
  turn = find_turn (self, part, xid);
  octet_dissector_add_turn (self, part, &turn, &links);
  call.number = turn.number;
  remember_call (self, &call);
  read_auth (self, _("Credentials"), TRUE);
  read_auth (self, _("Verifier"), FALSE);
  hand_on_body (self, &call, FALSE, end);
}

/* What the server says where it did not run the procedure; TRUE where it did. */
static gboolean
read_verdict (OctetDissector *self,
              guint64         state)
{
  guint64 verdict;

  if (state == ACCEPTED)
    {
      read_auth (self, _("Verifier"), FALSE);
      verdict = octet_dissector_read (self, ACCEPT);
      if (verdict == ACCEPT_VERSIONS)
        {
          octet_dissector_read (self, PROGRAM_MIN);
          octet_dissector_read (self, PROGRAM_MAX);
        }
      return verdict == ACCEPT_SUCCESS;
    }
  if (octet_dissector_read (self, REJECT) == 0)
    {
      octet_dissector_read (self, VERSION_MIN);
      octet_dissector_read (self, VERSION_MAX);
    }
  else
    octet_dissector_read (self, AUTH_STATE);
  return FALSE;
}

static void
read_reply (OctetDissector    *self,
            OctetExchangePart *part,
            guint64            xid,
            gsize              end)
{
  OctetTurn turn = find_turn (self, part, xid);
  const Call *call = find_call (self, turn.number);
  guint64 state;

  if (call != NULL)
    {
      octet_dissector_add_uint (self, PROGRAM, call->program, part->at, 0);
      octet_dissector_add_uint (self, PROGRAM_VERSION, call->version, part->at, 0);
      octet_dissector_add_uint (self, PROCEDURE, call->procedure, part->at, 0);
    }
  state = octet_dissector_read (self, STATE);
  octet_dissector_add_turn (self, part, &turn, &links);
  if (read_verdict (self, state) && call != NULL)
    hand_on_body (self, call, TRUE, end);
  else if (call != NULL)
    summarize (self, call, TRUE);
}

static void
read_message (OctetDissector *self,
              gsize           start,
              gsize           end)
{
  OctetReader *rest = octet_dissector_rest (self);
  OctetExchangePart part = { .at = start };
  guint64 xid = octet_dissector_read (self, XID);
  guint64 type = octet_dissector_read (self, TYPE);

  if (type == CALL)
    read_call (self, &part, xid, end);
  else if (type == REPLY)
    read_reply (self, &part, xid, end);
  if (octet_dissector_ok (self) && rest->position < end)
    octet_reader_skip (rest, MIN (end - rest->position, octet_reader_left (rest)));
}

static void
read_records (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);

  for (guint i = 0; i < MAX_RECORDS && octet_reader_left (rest) > 0 && octet_dissector_ok (self);
       i++)
    {
      gsize start = rest->position, size;

      octet_dissector_open_text (self, _("Piece"));
      octet_dissector_add (self, LAST, start, 4);
      size = octet_dissector_read (self, PIECE);
      octet_dissector_close (self);
      if (size < 12 || size > MAX_RECORD)
        octet_dissector_mark_malformed (self);
      else
        read_message (self, start, start + 4 + size);
    }
}

static void
rpc_dissect (OctetDissector *self)
{
  if (octet_dissector_is_inside (self, "tcp"))
    read_records (self);
  else
    read_message (self, 0, octet_dissector_get_size (self));
}

const OctetProtocol octet_protocol_rpc = {
  .key = "rpc",
  .name = N_("Remote Procedure Call"),
  .short_name = "RPC",
  .reference = "RFC 5531",
  .level = OCTET_LEVEL_SESSION,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .accept = rpc_accept,
  .message_size = rpc_message_size,
  .dissect = rpc_dissect,
  .lesson = N_("Lets a program call functions of one on another computer. NFS and its helpers are "
               "built on it."),
};
