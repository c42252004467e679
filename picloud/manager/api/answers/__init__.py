"""What the endpoints answer, field by field: the source of the answers' part of the OpenAPI document.

Shapes only; `responses.py` fills them. A field that is gone, renamed or of another type breaks clients
(docs/explanation/versioning.md).
"""

from picloud.manager.api.answers.access import (
    AuditEntry,
    AuditObject,
    AuditPage,
    Credential,
    IssuedToken,
    NewSession,
    Session,
    SessionList,
    SetupToken,
    Token,
    TokenPage,
)
from picloud.manager.api.answers.backups import Backup, BackupList
from picloud.manager.api.answers.errors import Error, ErrorFacts
from picloud.manager.api.answers.executions import (
    CapturedBody,
    CapturedRequest,
    Execution,
    ExecutionError,
    ExecutionPage,
    ExecutionSummary,
    LoggedLine,
    RunningExecution,
    RunningList,
    ServiceSpan,
)
from picloud.manager.api.answers.fields import CallFrame
from picloud.manager.api.answers.kv import KvEntry, KvImport, KvPage, KvStore, KvStoreList
from picloud.manager.api.answers.metrics import MetricsNumbers, MetricsPoint, MetricsSeries, ScriptMetrics, ScriptSpark
from picloud.manager.api.answers.scripts import (
    CheckedUse,
    CheckOutcome,
    Finding,
    Grants,
    Revision,
    RevisionPage,
    SavedScript,
    SaveReceipt,
    Script,
    ScriptPage,
    ScriptReceipt,
    ScriptSummary,
    Use,
)
from picloud.manager.api.answers.secrets import Secret, SecretCount, SecretList
from picloud.manager.api.answers.system import EffectiveSetting, ProcessMemory, SettingList, System
from picloud.manager.api.answers.trials import TrialBodyContent, TrialEffect, TrialError, TrialLine, TrialOutcome

__all__ = [
    "AuditEntry",
    "AuditObject",
    "AuditPage",
    "Backup",
    "BackupList",
    "CallFrame",
    "CapturedBody",
    "CapturedRequest",
    "CheckOutcome",
    "CheckedUse",
    "Credential",
    "EffectiveSetting",
    "Error",
    "ErrorFacts",
    "Execution",
    "ExecutionError",
    "ExecutionPage",
    "ExecutionSummary",
    "Finding",
    "Grants",
    "IssuedToken",
    "KvEntry",
    "KvImport",
    "KvPage",
    "KvStore",
    "KvStoreList",
    "LoggedLine",
    "MetricsNumbers",
    "MetricsPoint",
    "MetricsSeries",
    "NewSession",
    "ProcessMemory",
    "Revision",
    "RevisionPage",
    "RunningExecution",
    "RunningList",
    "SaveReceipt",
    "SavedScript",
    "Script",
    "ScriptMetrics",
    "ScriptPage",
    "ScriptReceipt",
    "ScriptSpark",
    "ScriptSummary",
    "Secret",
    "SecretCount",
    "SecretList",
    "ServiceSpan",
    "Session",
    "SessionList",
    "SettingList",
    "SetupToken",
    "System",
    "Token",
    "TokenPage",
    "TrialBodyContent",
    "TrialEffect",
    "TrialError",
    "TrialLine",
    "TrialOutcome",
    "Use",
]
